package org.pledgetracker.core.recording;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Remembers what was asked of a database. */
final class PreparedSql {

    private final List<String> all = new CopyOnWriteArrayList<>();

    DataSource over(DataSource dataSource) {
        return proxy(DataSource.class, dataSource, (_, method, arguments) -> {
            try {
                var result = method.invoke(dataSource, arguments);
                return result instanceof Connection connection ? over(connection) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private Connection over(Connection connection) {
        return proxy(Connection.class, connection, (_, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                all.add((String) arguments[0]);
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static <T> T proxy(Class<T> type, T of, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(of.getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    void forget() {
        all.clear();
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
