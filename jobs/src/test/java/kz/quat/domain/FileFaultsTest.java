package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultsTest {

  @TempDir Path folder;

  @Test
  void saysInWordsOfFilesWhyOneCannotBeRead() {
    assertThat(FileFaults.unread(Path.of("a.csv"), new NoSuchFileException("a.csv")))
        .hasMessage("a.csv cannot be read: there is no such file");
    assertThat(FileFaults.unread(Path.of("case"), new NoSuchFileException("case/sites.csv")))
        .hasMessage("case cannot be read: there is no case/sites.csv");
    assertThat(FileFaults.reason(new AccessDeniedException("a.csv")))
        .isEqualTo("this user has no right to a.csv");
    assertThat(FileFaults.reason(new MalformedInputException(1)))
        .isEqualTo("it is not text in UTF-8");
    assertThat(FileFaults.reason(new EOFException())).isEqualTo("it ends too early");
    assertThat(FileFaults.reason(new FileSystemException("a", null, "No space left on device")))
        .isEqualTo("a: no space left on device");
    assertThat(FileFaults.unread(Path.of("a"), new FileSystemException("a", null, "Broken pipe")))
        .hasMessage("a cannot be read: broken pipe");
  }

  @Test
  void unwrapsUncheckedFaultsAndKeepsMessagesOfItsOwn() {
    IOException own = new IOException("sites.csv is missing or was changed (SHA-256)");
    assertThat(FileFaults.reason(new UncheckedIOException("Cannot read", own)))
        .isEqualTo("sites.csv is missing or was changed (SHA-256)");
  }

  @Test
  void aFolderIsNamedAsOne() throws IOException {
    try {
      Files.readString(folder);
    } catch (IOException e) {
      assertThat(FileFaults.reason(e)).isEqualTo("it is a folder");
      return;
    }
    throw new AssertionError("a folder was read as a file");
  }

  @Test
  void namesOfJavaClassesAreNotShown() {
    assertThat(FileFaults.reason(new IOException("java.lang.IllegalStateException: x")))
        .isEqualTo("the storage refused it");
    assertThat(FileFaults.reason(new IllegalStateException("org.apache.parquet.Bad")))
        .isEqualTo("its content is damaged");
    assertThat(FileFaults.reason(new IOException((String) null)))
        .isEqualTo("the storage refused it");
  }

  @Test
  void codesNameNoPlaceAndNoJavaClass() {
    assertThat(FileFaults.code(new NoSuchFileException("/data/landing/a.csv")))
        .isEqualTo("missing");
    assertThat(FileFaults.code(new FileNotFoundException("/data/a.csv (Is a directory)")))
        .isEqualTo("missing");
    assertThat(FileFaults.code(new AccessDeniedException("/data/a.csv"))).isEqualTo("denied");
    assertThat(FileFaults.code(new FileSystemLoopException("/data"))).isEqualTo("no_file");
    assertThat(FileFaults.code(new MalformedInputException(1))).isEqualTo("not_text");
    assertThat(FileFaults.code(new EOFException("Unexpected end of ZLIB input stream")))
        .isEqualTo("cut_short");
    assertThat(FileFaults.code(new ZipException("invalid block type"))).isEqualTo("damaged");
    assertThat(FileFaults.code(new IOException("java.lang.Error at /data"))).isEqualTo("refused");
  }
}
