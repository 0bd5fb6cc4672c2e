package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a database is and who to be there. A blank name or password is left to what the URL says.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, perhaps with parameters of the driver
 */
public record DatabaseAddress(String url, String username, String password) {

    private static final String LOGIN_TIMEOUT_SECONDS = "10";
    private static final Pattern SECRET_PARAMETER = Pattern.compile("(?i)(password=)[^&\\s]*");
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

    /**
     * Opens one connection, waiting at most ten seconds: at start-up and in tests. The application has a pool.
     */
    public Connection connect() throws SQLException {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new SQLException("not an address of the form jdbc:postgresql://host:port/database");
        }
        var properties = new Properties();
        properties.setProperty("connectTimeout", LOGIN_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", LOGIN_TIMEOUT_SECONDS);
        if (!username.isBlank()) {
            properties.setProperty("user", username);
        }
        if (!password.isBlank()) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    /** The URL with any password in it masked, fit for logs and messages. */
    public String urlWithoutSecrets() {
        return withoutSecrets(url);
    }

    static String withoutSecrets(String text) {
        String masked = SECRET_PARAMETER.matcher(text).replaceAll("$1***");
        return USER_INFO.matcher(masked).replaceAll("//***@");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[url=%s, username=%s, password=***]".formatted(urlWithoutSecrets(), username);
    }
}
