package kz.quat.testkit;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.util.List;
import kz.quat.pipeline.SparkSettings;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Spark session for the whole suite, passed to tests as a {@link Spark} parameter. Its life
 * cycle and the comparison of datasets come from spark-testing-base, whose own base classes JUnit
 * Jupiter ignores.
 */
public final class Spark {

  private final SharedSuite suite;

  private Spark(SharedSuite suite) {
    this.suite = suite;
  }

  /** The session. */
  public SparkSession session() {
    return suite.spark();
  }

  /** Rows as a dataset. */
  public Dataset<Row> rows(StructType schema, List<Row> rows) {
    return session().createDataFrame(rows, schema);
  }

  /** Fails if the two differ in schema, rows or their order. */
  public void assertSame(Dataset<Row> expected, Dataset<Row> actual) {
    suite.assertDatasetEquals(expected, actual);
  }

  /** Fails if the two differ by more than the tolerance in any number, or in anything else. */
  public void assertClose(Dataset<Row> expected, Dataset<Row> actual, double tolerance) {
    suite.assertDatasetApproximateEquals(expected, actual, tolerance);
  }

  private static final class SharedSuite extends JavaDatasetSuiteBase {
    @Override
    public boolean enableHiveSupport() {
      return false;
    }

    @Override
    public SparkConf conf() {
      SparkConf conf = super.conf();
      SparkSettings.all().forEach(conf::set);
      // A few rows are read sooner than code for them is compiled; the demo night, which CI runs
      // too, uses compiled code.
      conf.set("spark.sql.codegen.wholeStage", "false");
      conf.set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      return conf.setMaster("local[2]").set("spark.sql.warehouse.dir", "target/spark-warehouse");
    }
  }

  /** {@code @ExtendWith(Spark.Extension.class)}: resolves {@link Spark} parameters. */
  public static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Spark.class;
    }

    @Override
    public Spark resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .getOrComputeIfAbsent("quat-spark", key -> new Shared(), Shared.class)
          .spark;
    }
  }

  private static final class Shared implements AutoCloseable {
    private final SharedSuite suite = new SharedSuite();
    private final Spark spark = new Spark(suite);

    Shared() {
      suite.runBefore();
    }

    @Override
    public void close() {
      JavaDatasetSuiteBase.runAfterClass();
    }
  }
}
