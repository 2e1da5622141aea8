package kz.quat.demo;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was written into a landing folder.
 *
 * @param files number of files, including notes in the root
 * @param bytes their total size in bytes
 * @param rowsBySource data rows by source folder (CSV lines without the header, JSON documents)
 */
public record DemoSummary(int files, long bytes, Map<String, Long> rowsBySource) {
  /** Keeps an unmodifiable sorted copy. */
  public DemoSummary {
    rowsBySource = Collections.unmodifiableMap(new TreeMap<>(rowsBySource));
  }
}
