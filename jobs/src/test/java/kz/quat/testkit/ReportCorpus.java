package kz.quat.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.quat.submission.SubmissionFiles;

/** The corpus of good and bad reports, each with its expected outcome. */
public final class ReportCorpus {

  private static final Path CORPUS = Path.of("jobs/src/test/resources/reports/corpus.txt");
  private static final String SITE = "Код объекта;A\n";
  private static final String BIN = "БИН;040140000017\n";
  private static final String UNIT = "Единица измерения;кВт·ч\n";

  private ReportCorpus() {}

  /**
   * One report.
   *
   * @param as how it is sent
   * @param expected its expected outcome
   */
  public record Sample(String name, List<String> as, String body, String expected) {
    @Override
    public String toString() {
      return name;
    }

    /** The file as it is sent. */
    public byte[] bytes() throws IOException {
      String text = as.contains("crlf") ? body.replace("\n", "\r\n") : body;
      text = as.contains("tabs") ? text.replace(';', '\t') : text;
      text = as.contains("mark") ? "\uFEFF" + text : text;
      byte[] bytes = as.contains("xlsx") ? SubmissionFiles.xlsx(text) : encoded(text);
      for (String step : as) {
        if (step.equals("gzip")) {
          bytes = SubmissionFiles.gzip(bytes);
        } else if (step.equals("zip")) {
          bytes = SubmissionFiles.zip(bytes);
        } else if (step.equals("twice")) {
          bytes = SubmissionFiles.zip(bytes, bytes);
        }
      }
      return bytes;
    }

    private byte[] encoded(String text) {
      for (String charset : as) {
        if (charset.matches("UTF-.*|windows-.*|KOI8-R")) {
          return SubmissionFiles.encoded(text, charset);
        }
      }
      return text.getBytes(
          as.contains("latin") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
  }

  private static String head(String site, String bin, String unit, String from, String to) {
    return "Номер отчёта;R-1\n"
        + site
        + bin
        + "Первый день периода;%s\nПоследний день периода;%s\n".formatted(from, to)
        + "Дата подачи;08.12.2022\nРевизия;1\n"
        + unit
        + "Время;Местное время";
  }

  /**
   * One line for each number from the first to the last: {@code #} is the number, {@code ##} its
   * two digits.
   */
  private static String hours(String[] parts) {
    return IntStream.rangeClosed(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
        .mapToObj(n -> parts[3].replace("##", "%02d".formatted(n)).replace("#", "" + n))
        .collect(Collectors.joining("\n"));
  }

  private static String expanded(String line) {
    String from = "07.12.2022";
    String to = "2022-12-07T02:00";
    if (line.startsWith("@REPEAT ")) {
      String[] parts = line.split(" ", 3);
      return parts[2].repeat(Integer.parseInt(parts[1]));
    }
    if (line.startsWith("@HOURS ")) {
      return hours(line.split(" ", 4));
    }
    return switch (line) {
      case "@HEAD" -> head(SITE, BIN, UNIT, from, to);
      case "@DAY" -> head(SITE, BIN, UNIT, from, from);
      case "@LEAP" -> head(SITE, BIN, UNIT, "2024-02-29T22:00", "29.02.2024");
      case "@LONG" -> head(SITE, BIN, UNIT, "29.02.2024", "29.02.2024");
      case "@XDAY" -> head(SITE, BIN, UNIT, from, from).replace(";", "|");
      case "@HEAD-SITE" -> head("", BIN, UNIT, from, to);
      case "@HEAD-BIN" -> head(SITE, "", UNIT, from, to);
      case "@HEAD-UNIT" -> head(SITE, BIN, "", from, to);
      case "@XHEAD" -> head(SITE, BIN, UNIT, from, to).replace(";", "|");
      case "@COLS" -> "Дата;Час;Потребление";
      case "@ENGLISH" ->
          "Report ID,R-1\nSite,A\nBIN,040140000017\nFirst day,2022-12-07\n"
              + "Last day,2022-12-07T02:00\nSubmitted at,2022-12-08\nRevision,1\nUnit,kWh\n"
              + "Clock,Local";
      case "@SECOND" -> head(SITE, BIN, UNIT, from, to).replace("R-1", "R-2");
      default ->
          line.replace("@BEL", "\u0007")
              .replace("@ESC", "\u001B")
              .replace("@LRM", "\u200E")
              .replace("@ZWSP", "\u200B")
              .replace("@NBSP", "\u00A0");
    };
  }

  /** All of them, in order. */
  public static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String block : Files.readString(CORPUS).split("\n#### ", -1)) {
      List<String> lines = new ArrayList<>(block.lines().toList());
      lines.removeIf(line -> line.startsWith("# ") || line.equals("#"));
      if (lines.size() >= 3 && lines.get(1).startsWith("as ")) {
        while (!lines.get(lines.size() - 1).startsWith("expect ")) {
          lines.remove(lines.size() - 1);
        }
        String last = lines.get(lines.size() - 1);
        boolean repeats = lines.stream().anyMatch(line -> line.startsWith("@REPEAT"));
        String body =
            lines.subList(2, lines.size() - 1).stream()
                .map(ReportCorpus::expanded)
                .collect(Collectors.joining(repeats ? "" : "\n"));
        samples.add(
            new Sample(
                lines.get(0),
                List.of(lines.get(1).substring(3).split(" ", -1)),
                body,
                last.substring("expect ".length())));
      }
    }
    return samples;
  }
}
