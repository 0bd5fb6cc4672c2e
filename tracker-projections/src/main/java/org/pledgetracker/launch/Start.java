package org.pledgetracker.launch;

import java.lang.reflect.InvocationTargetException;

/**
 * The jars' main class, compiled for Java 17: tells in one line which Java is needed, where the present one is older.
 * Starts the whole tracker from the jar that has it, and from the other the process that only reads.
 */
public final class Start {

    private static final int NEEDED = 25;
    private static final String TRACKER = "org.pledgetracker.api.TrackerApplication";
    private static final String PROJECTIONS = "org.pledgetracker.projections.ProjectionsApplication";

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
            application().getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static Class<?> application() throws ClassNotFoundException {
        try {
            return Class.forName(TRACKER);
        } catch (ClassNotFoundException inTheOtherJar) {
            return Class.forName(PROJECTIONS);
        }
    }
}
