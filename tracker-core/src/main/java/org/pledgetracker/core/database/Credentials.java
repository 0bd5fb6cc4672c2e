package org.pledgetracker.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The generated passwords of the embedded server's roles, kept beside it for its owner alone. */
record Credentials(String superuser, String owner, String application) {

    private static final int BYTES = 32;

    /** Generates those that are missing. */
    static Credentials in(Path file) throws IOException {
        var random = new SecureRandom();
        if (!Files.exists(file)) {
            PrivateFiles.write(
                    file,
                    "superuser=%s\nowner=%s\napplication=%s\n"
                            .formatted(generate(random), generate(random), generate(random)));
        } else if (!load(file).containsKey("application")) {
            PrivateFiles.write(file, Files.readString(file) + "application=%s\n".formatted(generate(random)));
        }
        Files.setPosixFilePermissions(file, PrivateFiles.FILE);
        return read(file);
    }

    private static Credentials read(Path file) throws IOException {
        var properties = load(file);
        return new Credentials(
                require(properties, "superuser", file),
                require(properties, "owner", file),
                require(properties, "application", file));
    }

    private static Properties load(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String require(Properties properties, String key, Path file) {
        String value = properties.getProperty(key, "");
        if (value.isBlank()) {
            throw new StartupProblem("%s has no password for %s: restore the file from a backup".formatted(file, key));
        }
        return value;
    }

    private static String generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
