package org.pledgetracker.launch;

import java.lang.reflect.InvocationTargetException;

/** The jar's main class, compiled for Java 17: tells in one line which Java is needed, where the present one is older. */
public final class Start {

    private static final int NEEDED = 25;
    private static final String APPLICATION = "org.pledgetracker.api.TrackerApplication";

    private Start() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int present = Runtime.version().feature();
        if (present < NEEDED) {
            System.err.printf(
                    "The tracker did not start: it needs Java %d or newer, this is Java %d (%s). Use the java of a JDK %d.%n",
                    NEEDED, present, System.getProperty("java.home"), NEEDED);
            System.exit(1);
        }
        try {
            Class.forName(APPLICATION).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
