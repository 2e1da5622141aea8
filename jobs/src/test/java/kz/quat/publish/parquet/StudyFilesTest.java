package kz.quat.publish.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.quat.schema.Audience;
import kz.quat.schema.Columns;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Duck;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of one or two regions. */
class StudyFilesTest {

  private static final TableSpec STUDY =
      new TableSpec(
          "study",
          "A study",
          List.of(Columns.REGION, QuotaColumns.POLICY),
          List.of(Columns.REGION),
          TableSpec.Partitioning.NONE,
          Audience.INTERNAL,
          0);

  @TempDir Path folder;

  @Test
  void aSecondStudyInTheSameFolderReplacesTheFirstInBothForms() {
    StudyFiles.write(
        folder,
        STUDY,
        List.of(RowFactory.create("KZ-10", "lifo"), RowFactory.create("KZ-11", "lifo")),
        Map.of());
    StudyFiles.write(folder, STUDY, List.of(RowFactory.create("KZ-35", "max_min")), Map.of());

    assertThat(folder.resolve("study.csv")).hasContent("region,policy\nKZ-35,max_min");
    assertThat(Duck.query(folder.resolve("study.parquet"), "SELECT * FROM $file"))
        .containsExactly("KZ-35|max_min");
  }
}
