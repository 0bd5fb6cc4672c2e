package org.pledgetracker.core.parts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends what all tests of a JVM share when the JVM ends: after the applications that use it, where there are any. An application
 * that closes without its database waits for it.
 */
public final class JvmEnd implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<Runnable> SHARED = new CopyOnWriteArrayList<>();
    private static final Thread HOOK = new Thread(JvmEnd::end, "end-of-tests");

    static {
        Runtime.getRuntime().addShutdownHook(HOOK);
    }

    /** @param end is run once, after that of what was started later */
    public static void ends(Runnable end) {
        SHARED.addFirst(end);
    }

    private static void end() {
        SHARED.forEach(Runnable::run);
    }

    /**
     * Spring closes its applications in a hook of its own, beside all others, and has handlers for what comes after. They run only
     * where an application has asked for that hook, as each one does that is not told otherwise.
     */
    @Override
    public void initialize(ConfigurableApplicationContext application) {
        if (Runtime.getRuntime().removeShutdownHook(HOOK)) {
            SpringApplication.getShutdownHandlers().add(JvmEnd::end);
        }
    }
}
