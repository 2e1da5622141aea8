package kz.quat.extract;

import java.io.Serializable;
import java.util.ArrayList;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.schema.RawTables.Format;
import kz.quat.schema.RawTables.Source;

/**
 * What a task must know of a source to read its files; travels to the executors.
 *
 * @param reports true where files come in any form that a report may have
 */
record SourceFormat(
    boolean csv,
    boolean reports,
    ArrayList<String> required,
    ArrayList<String> allFields,
    int maxDepth,
    long maxJsonBytes)
    implements Serializable {

  static SourceFormat of(Source source, CleanConfig limits) {
    return new SourceFormat(
        source.format() == Format.CSV,
        source.format() == Format.REPORT,
        new ArrayList<>(source.fields()),
        new ArrayList<>(source.allFields()),
        limits.maxReportDepth(),
        limits.maxReportBytes());
  }

  int fieldCount() {
    return allFields.size();
  }
}
