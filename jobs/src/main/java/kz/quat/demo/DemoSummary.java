package kz.quat.demo;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was written into a landing folder.
 *
 * @param files number of files, notes in the root included
 * @param bytes their total size in bytes
 * @param rowsBySource data rows by source folder (CSV lines without the header, JSON documents)
 */
public record DemoSummary(int files, long bytes, Map<String, Long> rowsBySource) {
  /** Keeps a sorted copy that nobody can change. */
  public DemoSummary {
    rowsBySource = Collections.unmodifiableMap(new TreeMap<>(rowsBySource));
  }
}
