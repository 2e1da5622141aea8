package kz.quat.clean;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What judging a source needs besides its raw rows.
 *
 * @param register rows of {@link CoreTables#REGISTER_SITES}, read when asked for: the register
 *     itself is judged before the sources that need it
 * @param keep computes a dataset once where it is read several times; the identity where
 *     recomputing is no harm
 */
public record CleanInputs(
    Supplier<Dataset<Row>> register, CleanRules rules, UnaryOperator<Dataset<Row>> keep) {}
