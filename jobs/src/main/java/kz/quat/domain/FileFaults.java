package kz.quat.domain;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipException;

/**
 * Says in one line why a file cannot be read or written, in words of files and folders: names of
 * Java classes tell a user nothing.
 */
public final class FileFaults {

  private static final String UNKNOWN = "the storage refused it";
  private static final String DAMAGED = "its content is damaged";

  private FileFaults() {}

  /**
   * A file that is given as input and cannot be read.
   *
   * @param file the file or folder that the user knows
   */
  public static UserErrorException unread(Path file, Exception why) {
    String said = reason(why);
    String own = file + ": ";
    boolean missing =
        why instanceof NoSuchFileException none && file.toString().equals(none.getFile());
    String reason = missing ? "there is no such file" : said.replace(own, "");
    return new UserErrorException(
        UserErrorException.Kind.INPUT, file + " cannot be read: " + reason, why);
  }

  /**
   * Why a file or a folder cannot be read or written, as the end of a sentence.
   *
   * @param why the fault, or an unchecked one around it
   */
  public static String reason(Exception why) {
    Throwable fault =
        why instanceof UncheckedIOException wrapped
            ? Objects.requireNonNull(wrapped.getCause())
            : why;
    if (fault instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (fault instanceof AccessDeniedException denied) {
      return "this user has no right to " + denied.getFile();
    }
    if (fault instanceof NotDirectoryException file) {
      return file.getFile() + " is no folder";
    }
    if (fault instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is there already and is no folder";
    }
    if (fault instanceof CharacterCodingException) {
      return "it is not text in UTF-8";
    }
    if (fault instanceof EOFException) {
      return "it ends too early";
    }
    if (fault instanceof ZipException) {
      return "it is not packed as its name says, or is damaged";
    }
    String said =
        fault instanceof FileSystemException named ? named.getReason() : fault.getMessage();
    String plain = said == null ? "" : plain(said);
    if (plain.isEmpty()) {
      return fault instanceof IOException ? UNKNOWN : DAMAGED;
    }
    return fault instanceof FileSystemException named && named.getFile() != null
        ? named.getFile() + ": " + plain
        : plain;
  }

  /**
   * What sort of fault it is: {@code missing}, {@code denied}, {@code no_file}, {@code not_text},
   * {@code cut_short}, {@code damaged} or {@code refused}. It names no place, so that a record of
   * the fault has the same bytes on every machine, and can be put into words of any language.
   */
  public static String code(IOException fault) {
    if (fault instanceof NoSuchFileException || fault instanceof FileNotFoundException) {
      return "missing";
    }
    if (fault instanceof AccessDeniedException) {
      return "denied";
    }
    if (fault instanceof NotDirectoryException || fault instanceof FileSystemLoopException) {
      return "no_file";
    }
    if (fault instanceof CharacterCodingException) {
      return "not_text";
    }
    if (fault instanceof EOFException) {
      return "cut_short";
    }
    return fault instanceof ZipException ? "damaged" : "refused";
  }

  /** The first line of a message; empty if it begins with the name of a Java class. */
  private static String plain(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    if (line.matches("(java|javax|sun|org|com|kz)\\.[\\w.$]+.*")) {
      return "";
    }
    return line.equals("Is a directory") ? "it is a folder" : lowered(line);
  }

  /** Begins as the rest of a sentence, unless the first word is a name of its own. */
  private static String lowered(String line) {
    boolean word = line.matches("[A-Z][a-z]+( .*)?");
    return word ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line;
  }
}
