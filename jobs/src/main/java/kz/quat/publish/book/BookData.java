package kz.quat.publish.book;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.schema.PublicView;
import kz.quat.schema.TableSpec;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period, from the files of one run: its tables hold what is known by then of the
 * whole period.
 *
 * @param sections tables in their order, those of what is supposed last
 * @param missing ids of the tables of which the run holds no file
 */
record BookData(BookPeriod period, Manifest run, List<Section> sections, List<String> missing) {

  BookData {
    sections = List.copyOf(sections);
    missing = List.copyOf(missing);
  }

  /**
   * Reads and reckons.
   *
   * @throws UserErrorException (input) where a file is not the published one, or the run knows no
   *     measured hour of the period
   */
  static BookData read(
      RunFolders folders, Manifest run, BookPeriod period, List<Supposed> supposed) {
    Questions questions = new Questions(period);
    Reader reader = new Reader(folders, run);
    List<Section> sections = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    questions
        .all()
        .forEach(
            (id, query) ->
                reader
                    .answer(query)
                    .ifPresentOrElse(
                        answer -> sections.add(ordered(Section.of(id, query, answer))),
                        () -> missing.add(id)));
    BookData data = new BookData(period, run, sections, missing);
    if (data.measuredHours() == 0) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "Run %s knows no measured hour of %s to %s"
              .formatted(run.runId(), period.from(), period.last()));
    }
    sections.addAll(
        Supposed.sections(
            supposed,
            section(reader, Questions.FEE_RATES, questions.feeRates()),
            section(reader, Questions.PURCHASES, questions.purchases())));
    return new BookData(period, run, sections, missing);
  }

  /** Levels from the calmest to the worst; all else as the query sorts it. */
  private static Section ordered(Section section) {
    return section.id().equals(Questions.LEVELS)
        ? section.inOrderOf(List.of("GREEN", "YELLOW", "ORANGE", "RED"))
        : section;
  }

  private static Section section(Reader reader, String id, Query query) {
    return Section.of(id, query, reader.answer(query).orElse(List.of()));
  }

  /** Hours of the period of which the system's strain was measured. */
  long measuredHours() {
    return sections.stream()
        .filter(section -> section.id().equals(Questions.LEVELS))
        .flatMap(section -> section.column(Questions.HOURS).stream())
        .mapToLong(hours -> hours instanceof Long known ? known : 0)
        .sum();
  }

  /** The folder of a table's file, as it is called below that of the data. */
  String folder(Query query) {
    return (audience(query.table()) == Audience.RESTRICTED ? "restricted" : "published")
        + "/runs/"
        + run.runId();
  }

  /** The book is the official's: of a table that everybody sees in part it takes the whole. */
  private static Audience audience(TableSpec table) {
    return PublicView.controls(table) ? Audience.RESTRICTED : table.audience();
  }

  /** Reads each table once, holding on to the rows that some question wants. */
  private record Reader(RunFolders folders, Manifest run, Map<String, List<PublishedRow>> known) {

    Reader(RunFolders folders, Manifest run) {
      this(folders, run, new HashMap<>());
    }

    Optional<List<List<@Nullable Object>>> answer(Query query) {
      Audience audience = audience(query.table());
      List<PublishedFile> files =
          audience == Audience.RESTRICTED ? run.restricted() : run.published();
      Optional<PublishedFile> file =
          files.stream().filter(each -> each.name().equals(query.file())).findFirst();
      if (file.isEmpty()) {
        return Optional.empty();
      }
      Path folder = folders.of(audience, run.runId());
      List<PublishedRow> rows =
          known.computeIfAbsent(
              query.file() + " " + query.where(),
              key -> {
                check(folder.resolve(query.file()), file.get());
                return new PublishedTable(folder, query.table()).rows(query::wants);
              });
      return Optional.of(query.answer(rows));
    }

    private static void check(Path path, PublishedFile file) {
      try {
        if (!file.isAt(path)) {
          throw new UserErrorException(
              UserErrorException.Kind.INPUT,
              path
                  + " is not the file that was published (its SHA-256 is not the manifest's);"
                  + " restore it from a backup");
        }
      } catch (IOException e) {
        throw FileFaults.unread(path, e);
      }
    }
  }
}
