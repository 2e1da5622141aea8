package kz.quat.simulation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A night's published files, read by a reader other than Spark over one connection. */
final class Published implements AutoCloseable {

  private final Connection connection;

  Published() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TimeZone='UTC'");
        statement.execute("SET threads=1");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows of a query on a Parquet file, for which {@code $file} stands. */
  List<@Nullable Object[]> query(Path parquet, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(sql.replace("$file", "read_parquet('" + parquet + "')"))) {
      List<@Nullable Object[]> all = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        @Nullable Object[] row = new @Nullable Object[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = rows.getObject(i + 1);
        }
        all.add(row);
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
