package kz.quat.text;

import java.util.Locale;

/**
 * What texts are about: each topic is a file a language beside this class, {@code strain_kk} and
 * its like. English meanings of tables and columns stand in the schema, so that the dictionary has
 * no English file.
 */
public enum Topic {
  /** What {@code quat check} says around its findings. */
  CHECK,
  /** Kazakh and Russian meanings of tables and columns. */
  DICTIONARY,
  /** Explanations of quotas. */
  EXPLANATIONS,
  /** What the checks of a night find. */
  FINDINGS,
  /** The workbook in which a report may be filled in. */
  FORM,
  /** Indications of unreported load. */
  LEADS,
  /** Mails, reports, workbooks, the annex and the command line. */
  MESSAGES,
  /** The page: its script takes these when it is built. */
  PAGE,
  /** Why a record is refused, or what is asked about it, by the reason's code. */
  REASONS,
  /** The system's status and what a shortage consists of (docs/spec/strain.md, section 1). */
  STRAIN;

  String resource(String language) {
    return name().toLowerCase(Locale.ROOT) + "_" + language + ".properties";
  }
}
