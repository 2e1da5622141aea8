package kz.quat.text;

import java.util.Locale;

/**
 * A topic of texts. Each topic has one file per language next to this class, such as {@code
 * strain_kk}. The English meanings of tables and columns are in the schema, so the dictionary has
 * no English file.
 */
public enum Topic {
  /** The book of a month or a quarter. */
  BOOK,
  /** The delivery day on one page. */
  BRIEF,
  /** What {@code quat check} prints around its findings. */
  CHECK,
  /** Kazakh and Russian meanings of tables and columns. */
  DICTIONARY,
  /** Explanations of quotas. */
  EXPLANATIONS,
  /** The findings of a night's checks. */
  FINDINGS,
  /** The workbook in which a reporter may fill in a report. */
  FORM,
  /** Indications of unreported load. */
  LEADS,
  /** Mails, reports, workbooks, the annex and the command line. */
  MESSAGES,
  /** Orders within the day and who complied. */
  ORDERS,
  /** The page; its script includes these texts when it is built. */
  PAGE,
  /** Why a record is refused or what is asked about it, by reason code. */
  REASONS,
  /** The system's status and the parts of a shortage (docs/spec/strain.md, section 1). */
  STRAIN;

  String resource(String language) {
    return name().toLowerCase(Locale.ROOT) + "_" + language + ".properties";
  }
}
