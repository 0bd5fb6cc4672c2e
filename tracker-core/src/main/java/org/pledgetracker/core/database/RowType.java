package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.util.PSQLState;

/**
 * A type of rows that was made in a database, which has numbers of its own for it and for arrays of it.
 *
 * @param name with its schema: a name of this code's own, never of a request
 */
record RowType(String name, int oid, int arrayOid) {

    /** @throws SQLException also where the database has no such type */
    static RowType of(Connection connection, String name) throws SQLException {
        var types = connection.unwrap(BaseConnection.class).getTypeInfo();
        int arrayOid = types.getPGType(name + "[]");
        if (arrayOid == Oid.UNSPECIFIED) {
            throw new SQLException("the database has no type " + name, PSQLState.UNDEFINED_OBJECT.getState());
        }
        return new RowType(name, types.getPGArrayElement(arrayOid), arrayOid);
    }
}
