package kz.quat.clean;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What judging a source needs besides its raw rows.
 *
 * @param register rows of {@link CoreTables#REGISTER_SITES}, read when asked for: the register
 *     itself is judged before the sources that need it
 * @param points metering points as they are named, effective-dated: point_id, site_id, valid_from,
 *     valid_to; gives null where nobody names them
 * @param withdrawals what all reports so far take back
 * @param keep computes a dataset once where it is read several times; the identity where
 *     recomputing is no harm
 */
public record CleanInputs(
    Supplier<Dataset<Row>> register,
    Supplier<@Nullable Dataset<Row>> points,
    Supplier<Withdrawals> withdrawals,
    CleanRules rules,
    UnaryOperator<Dataset<Row>> keep) {}
