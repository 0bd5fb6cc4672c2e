package org.pledgetracker.api.accounts;

import org.pledgetracker.projections.security.AccountTable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The accounts are made where commands are taken: a process that only reads finds them or turns everybody away. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    /** Before the reference data, which is recorded in the name of one of them. */
    @Bean
    @Order(1)
    ApplicationRunner firstAccounts(AccountTable accounts, PasswordEncoder passwords, Environment environment) {
        return _ -> {
            var generated = new FirstAccounts(accounts, passwords, environment).prepare();
            if (!generated.isEmpty()) {
                // Not the log: logs are kept and sent elsewhere, and these are secrets.
                System.out.printf(
                        "%n  Accounts and their generated passwords, shown this once:%n%n    %s%n%n",
                        String.join(System.lineSeparator() + "    ", generated));
            }
        };
    }
}
