package kz.quat.clean.sources;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Withdrawals;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is needed for judging a source besides its raw rows.
 *
 * @param register rows of {@link CoreTables#REGISTER_SITES}; a supplier, because the register
 *     itself is judged before the sources that need it
 * @param points the named metering points, effective-dated: point_id, site_id, valid_from,
 *     valid_to; supplies null if no points are named
 * @param withdrawals everything that reports have withdrawn so far
 * @param keep caches a dataset that is read several times; the identity where recomputing does no
 *     harm
 */
public record CleanInputs(
    Supplier<Dataset<Row>> register,
    Supplier<@Nullable Dataset<Row>> points,
    Supplier<Withdrawals> withdrawals,
    CleanRules rules,
    UnaryOperator<Dataset<Row>> keep) {}
