package kz.quat.schema;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import kz.quat.domain.Tenants;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rule of {@link Tenants} for datasets: which rows belong to a tenant, day by day. */
public final class Hosting {

  private static final String ROWS = "hosted";
  private static final String HOSTS = "hosts";
  private static final String UNTIL = "host_until";

  private Hosting() {}

  /**
   * Whether a row counts separately: a tenant's does not, since its consumption is part of its
   * host's.
   */
  public static Column countsForItself() {
    return MinerColumns.HOST_SITE_ID.col().isNull();
  }

  /**
   * The rows with {@link MinerColumns#HOST_SITE_ID} set to null unless the site named there is in
   * force on that day and owns its data centre.
   *
   * @param rows have {@link MinerColumns#HOST_SITE_ID} and {@link Columns#MARKET_DATE}
   * @param register {@link CoreTables#REGISTER_SITES}
   */
  public static Dataset<Row> inForce(Dataset<Row> rows, Dataset<Row> register) {
    Dataset<Row> hosts =
        register
            .select(
                Columns.SITE_ID.col(),
                Columns.VALID_FROM.col(),
                MinerColumns.LICENCE_KIND.col(),
                InForce.until(CoreTables.REGISTER_SITES, Columns.SITE_ID).as(UNTIL))
            .where(MinerColumns.LICENCE_KIND.col().equalTo(Tenants.OWNER))
            .drop(MinerColumns.LICENCE_KIND.name());
    Column sameDay =
        MinerColumns.HOST_SITE_ID
            .in(ROWS)
            .equalTo(Columns.SITE_ID.in(HOSTS))
            .and(
                InForce.on(
                    Columns.MARKET_DATE.in(ROWS),
                    Columns.VALID_FROM.in(HOSTS),
                    col(HOSTS + "." + UNTIL)));
    Column[] kept =
        Arrays.stream(rows.columns())
            .map(
                name ->
                    name.equals(MinerColumns.HOST_SITE_ID.name())
                        ? Columns.SITE_ID.in(HOSTS).as(name)
                        : col(ROWS + "." + name))
            .toArray(Column[]::new);
    return rows.as(ROWS).join(broadcast(hosts.as(HOSTS)), sameDay, "left_outer").select(kept);
  }
}
