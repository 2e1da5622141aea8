package kz.quat.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads published files with DuckDB instead of Spark. */
public final class Duck {

  private Duck() {}

  /**
   * Rows of a query, with values joined by {@code |}; {@code $file} stands for the Parquet file.
   */
  public static List<String> query(Path parquet, String sql) {
    String source = "read_parquet('" + parquet.toString().replace("'", "''") + "')";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone='UTC'");
      try (ResultSet rows =
          statement.executeQuery(
              sql.replace("$file", source).replace("$path", "'" + parquet + "'"))) {
        List<String> lines = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            values.add(String.valueOf(rows.getObject(i)));
          }
          lines.add(String.join("|", values));
        }
        return lines;
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The only row of a query. */
  public static String single(Path parquet, String sql) {
    List<String> rows = query(parquet, sql);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows for " + sql);
    }
    return rows.get(0);
  }
}
