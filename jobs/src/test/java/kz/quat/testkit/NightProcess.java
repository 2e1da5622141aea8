package kz.quat.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as a process of its own, which can be killed. */
public final class NightProcess {

  private NightProcess() {}

  /** Starts a command in a workplace; what it says is added to the workplace's night.log. */
  public static Process start(Workplace place, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("conf/jvm.options").toAbsolutePath()));
    if (Runtime.version().feature() >= 24) {
      command.add("@" + Path.of("conf/jvm-24.options").toAbsolutePath());
    }
    command.addAll(
        List.of(
            "-Xmx1g",
            // Compiling a query's code takes longer than a night over so few rows.
            "-Dspark.sql.codegen.wholeStage=false",
            "-Dspark.sql.codegen.factoryMode=NO_CODEGEN",
            "-cp",
            System.getProperty("java.class.path"),
            "kz.quat.cli.Quat"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--conf", place.at("conf/quat.yaml").toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(place.at("night.log").toFile()))
        .start();
  }
}
