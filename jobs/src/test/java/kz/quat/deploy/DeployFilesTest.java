package kz.quat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1CronJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of deploy/ are accepted by the tools they are meant for, and agree with conf/. */
class DeployFilesTest {

  private static final Path DEPLOY = Path.of("deploy");
  private static final LocalTime TO_THE_MARKET = LocalTime.of(9, 15);
  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));

  @TempDir Path folder;

  private static String read(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }

  /**
   * Checks that a night starts after the issue time, when everything it may use has arrived, and
   * early enough for the market.
   */
  private static void isInTime(int hour, int minute) {
    LocalTime start = LocalTime.of(hour, minute);
    assertThat(start).isAfter(LocalTime.parse(CONFIG.market().issueTime()));
    assertThat(start.plusMinutes(45)).isBefore(TO_THE_MARKET);
  }

  private static void isInTimeByCron(String schedule) {
    String[] fields = schedule.split(" ");
    assertThat(fields).hasSizeGreaterThanOrEqualTo(5);
    assertThat(List.of(fields).subList(2, 5)).containsExactly("*", "*", "*");
    isInTime(Integer.parseInt(fields[1]), Integer.parseInt(fields[0]));
  }

  private record Ended(int exitCode, String output) {}

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private static boolean has(String tool) {
    return Files.isExecutable(Path.of("/usr/bin", tool));
  }

  @Test
  void theTimerIsInTimeOnTheMarketsClock() throws IOException {
    Matcher calendar =
        Pattern.compile("(?m)^OnCalendar=\\*-\\*-\\* (\\d\\d):(\\d\\d):00 (\\S+)$")
            .matcher(read("systemd/quat-nightly.timer"));
    assertThat(calendar.find()).isTrue();
    isInTime(Integer.parseInt(calendar.group(1)), Integer.parseInt(calendar.group(2)));
    assertThat(calendar.group(3)).isEqualTo(CONFIG.market().zoneId());
  }

  @Test
  void systemdTakesTheUnits() throws IOException, InterruptedException {
    assumeTrue(has("systemd-analyze"), "systemd-analyze is not installed");
    // It looks for the installed program; the launcher of this folder takes its place.
    String here = Path.of("").toAbsolutePath().toString();
    for (String unit : List.of("quat-nightly.service", "quat-nightly.timer")) {
      String text = read("systemd/" + unit).replace("/opt/quat", here);
      Files.writeString(folder.resolve(unit), text);
    }
    Ended verified =
        run(
            List.of(
                "/usr/bin/systemd-analyze",
                "verify",
                "--man=no",
                folder.resolve("quat-nightly.service").toString(),
                folder.resolve("quat-nightly.timer").toString()));
    assertThat(verified.output()).doesNotContain("quat-nightly");
    assertThat(verified.exitCode()).as(verified.output()).isZero();
  }

  @Test
  void theCronLineIsInTime() throws IOException {
    List<String> lines = read("cron/quat").lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(lines).contains("CRON_TZ=" + CONFIG.market().zoneId());
    isInTimeByCron(lines.get(lines.size() - 1));
  }

  @Test
  void theCronJobHasWhatKubernetesRequires() throws IOException {
    JsonNode job = new YAMLMapper().readTree(read("kubernetes/cronjob.yaml"));
    assertThat(job.at("/apiVersion").asText()).isEqualTo("batch/v1");
    assertThat(job.at("/kind").asText()).isEqualTo("CronJob");
    assertThat(job.at("/metadata/name").asText()).matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    isInTimeByCron(job.at("/spec/schedule").asText());
    assertThat(job.at("/spec/timeZone").asText()).isEqualTo(CONFIG.market().zoneId());
    assertThat(job.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
    JsonNode pod = job.at("/spec/jobTemplate/spec/template/spec");
    // A pod failure policy is only allowed with the restart policy Never.
    assertThat(pod.at("/restartPolicy").asText()).isEqualTo("Never");
    JsonNode container = pod.at("/containers/0");
    assertThat(container.at("/image").asText()).isNotEmpty();
    assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
    assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
    for (JsonNode mount : container.at("/volumeMounts")) {
      assertThat(pod.at("/volumes").findValuesAsText("name")).contains(mount.at("/name").asText());
    }
    JsonNode codes = job.at("/spec/jobTemplate/spec/podFailurePolicy/rules/0/onExitCodes");
    assertThat(codes.at("/containerName").asText()).isEqualTo(container.at("/name").asText());
    assertThat(codes.at("/values")).extracting(JsonNode::asInt).containsExactly(2, 4);
  }

  @Test
  void kubernetesOwnModelTakesTheCronJob() throws IOException {
    JsonNode yaml = new YAMLMapper().readTree(read("kubernetes/cronjob.yaml"));
    // The constructor installs the parser that fromJson uses.
    assertThat(new JSON()).isNotNull();
    // It refuses missing fields and every field that Kubernetes does not know, at any depth.
    V1CronJob job = V1CronJob.fromJson(yaml.toString());
    assertThat(Objects.requireNonNull(job.getSpec()).getTimeZone())
        .isEqualTo(CONFIG.market().zoneId());
    JsonNode again = new YAMLMapper().readTree(job.toJson());
    for (String part : List.of("podFailurePolicy", "template/spec/containers")) {
      String at = "/spec/jobTemplate/spec/" + part;
      assertThat(again.at(at)).as(at).isEqualTo(yaml.at(at));
    }
    String mistyped = yaml.toString().replace("\"readOnly\"", "\"readonly\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V1CronJob.fromJson(mistyped))
        .withMessageContaining("readonly");
  }

  @Test
  void pythonCompilesTheDag() throws IOException, InterruptedException {
    assumeTrue(has("python3"), "python3 is not installed");
    Path copy = folder.resolve("quat_nightly.py");
    Files.copy(DEPLOY.resolve("airflow/quat_nightly.py"), copy);
    Ended compiled = run(List.of("/usr/bin/python3", "-m", "py_compile", copy.toString()));
    assertThat(compiled.exitCode()).as(compiled.output()).isZero();
  }

  @Test
  void theDagIsInTimeOnTheMarketsClock() throws IOException {
    String dag = read("airflow/quat_nightly.py");
    Matcher schedule = Pattern.compile("schedule=\"([^\"]+)\"").matcher(dag);
    assertThat(schedule.find()).isTrue();
    isInTimeByCron(schedule.group(1));
    assertThat(dag).contains("tz=\"" + CONFIG.market().zoneId() + "\"").contains("catchup=False");
  }

  /** A profile's text, with the secrets that it names to be found on this machine. */
  private String profile(String name) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "k3y\n");
    return Files.readString(Path.of("conf/profiles", name))
        .replaceAll("\\$\\{file:[^}]*}", "\\${file:" + secret + "}")
        .replaceAll("\\$\\{env:[^}]*}", "\\${env:PATH}");
  }

  @Test
  void everyProfileFitsIntoTheConfiguration() throws IOException {
    for (String name : List.of("one-machine.yaml", "standalone.yaml", "kubernetes.yaml")) {
      Workplace place = new Workplace(folder.resolve(name));
      Path file = place.at("conf/quat.yaml");
      String shipped = Files.readString(file);
      String before = shipped.substring(0, shipped.indexOf("\nwarehouse:") + 1);
      String after = shipped.substring(shipped.indexOf("\nmarket:"));
      Files.writeString(file, before + profile(name) + after);
      QuatConfig read = ConfigReader.read(file);
      boolean oneMachine = name.equals("one-machine.yaml");
      assertThat(read.catalog().isEmpty()).as(name).isEqualTo(oneMachine);
      assertThat(read.warehouse().runs()).isEqualTo(oneMachine ? "" : "s3://quat/runs");
      if (!oneMachine) {
        assertThat(read.catalog())
            .containsEntry("io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
            .doesNotContainValue("")
            .extractingByKey("jdbc.password")
            .isIn("k3y", System.getenv("PATH"));
      }
    }
  }
}
