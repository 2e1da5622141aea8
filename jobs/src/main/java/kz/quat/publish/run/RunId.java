package kz.quat.publish.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import kz.quat.domain.Sha256;
import org.jspecify.annotations.Nullable;

/** The name of a run: the delivery day and a hash of everything that it was computed from. */
public final class RunId {

  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{12}");

  private RunId() {}

  /**
   * A file that a run took in.
   *
   * @param admittedFor reason a person gave for taking the file in although it arrived after the
   *     issue time; null for a file that arrived in time
   */
  public record Input(
      String file,
      String sha256,
      Instant receivedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String admittedFor) {

    /** A file that arrived before the issue time. */
    public Input(String file, String sha256, Instant receivedAt) {
      this(file, sha256, receivedAt, null);
    }
  }

  /**
   * The id. The same inputs with the same arrival times, configuration, code and predecessor give
   * the same id; any difference gives another one.
   *
   * @param predecessor id of the run published before; null for the first
   */
  public static String of(
      LocalDate day,
      List<Input> inputs,
      String configSha256,
      String codeVersion,
      @Nullable String predecessor) {
    StringBuilder text = new StringBuilder();
    inputs.stream()
        .sorted(Comparator.comparing(Input::file))
        .forEach(
            input -> {
              text.append(input.file()).append('\n');
              text.append(input.sha256()).append('\n');
              text.append(input.receivedAt()).append('\n');
              if (input.admittedFor() != null) {
                text.append("admitted: ").append(input.admittedFor()).append('\n');
              }
            });
    text.append(configSha256).append('\n').append(codeVersion).append('\n').append(predecessor);
    return day + "-" + new Sha256().add(text.toString()).hex().substring(0, 12);
  }

  /** True if the text has the form of a run's id, and so of a run's folder name. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
