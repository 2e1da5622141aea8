package kz.quat.cli;

import kz.quat.pipeline.CodeVersion;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/**
 * The output of {@code quat --version}: everything that may explain a difference between two
 * results.
 */
final class Version implements IVersionProvider {

  /** Version of the build. */
  static final String NUMBER = "0.1.0";

  @Override
  public String[] getVersion() {
    return new String[] {
      "quat " + NUMBER,
      "code " + CodeVersion.current(),
      "Java " + Runtime.version(),
      "Spark " + package$.MODULE$.SPARK_VERSION()
    };
  }
}
