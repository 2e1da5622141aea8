package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kz.quat.submission.SafeXml;
import org.jspecify.annotations.Nullable;

/**
 * The records of XML messages, of one document or an archive of them, read event by event so that
 * no document is held in memory. A document that is broken, or of a kind that its folder does not
 * take, gives one record that says so, after the records read before the break.
 */
final class XmlRecords implements RecordStream {

  private static final int SNIFFED_BYTES = 1 << 11;
  private static final String METERS = "message";
  private static final String MARKET = "GL_MarketDocument";

  /** Receives the events of one document. */
  interface Handler {
    /** Called at the start of an element, with its attributes. */
    void start(XMLStreamReader at);

    /**
     * Called at the end of an element.
     *
     * @param text the element's text; only for elements without child elements
     */
    void end(XMLStreamReader at, String text, Consumer<RawRecord> out);

    /** Called at the end of the document. */
    void close(Consumer<RawRecord> out);
  }

  private final SourceFormat format;
  private final XmlDocuments documents;
  private final Deque<RawRecord> ready = new ArrayDeque<>();
  private @Nullable XMLStreamReader xml;
  private @Nullable Handler handler;
  private final StringBuilder text = new StringBuilder();
  private boolean finished;

  /** Number of lines in the archive's files before this one. */
  private long linesBefore;

  private long lastLine;

  XmlRecords(FileContent file, SourceFormat format, long limitBytes) throws IOException {
    this.format = format;
    this.documents = new XmlDocuments(file, limitBytes);
  }

  /** Whether a file is such a message, or an archive whose first file is one. */
  static boolean isMessage(FileContent file, long limitBytes) throws IOException {
    byte[] first = XmlDocuments.first(file, SNIFFED_BYTES, limitBytes);
    String start = new String(first, StandardCharsets.ISO_8859_1).replace("\0", "");
    return start.contains("<" + METERS + " ")
        || start.contains("<" + METERS + ">")
        || (start.contains("<") && start.contains(MARKET));
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !finished) {
      advance();
    }
    return !ready.isEmpty();
  }

  @Override
  public RawRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void advance() {
    try {
      if (xml == null) {
        InputStream next = documents.next();
        if (next == null) {
          finished = true;
          return;
        }
        linesBefore = lastLine;
        xml = SafeXml.factory().createXMLStreamReader(documents.reader(next));
        handler = null;
        return;
      }
      take(xml);
    } catch (CopyUnreadableException e) {
      throw e;
    } catch (XMLStreamException | IOException | RuntimeException e) {
      boolean tooLarge =
          e instanceof TooLargeException || e.getCause() instanceof TooLargeException;
      String problem =
          tooLarge
              ? Problems.TOO_LARGE
              : e instanceof XMLStreamException ? Problems.UNPARSEABLE : Problems.UNREADABLE_FILE;
      broken(problem);
      xml = null;
      finished = tooLarge || !documents.goesOnAfterFault();
    }
  }

  private void take(XMLStreamReader at) throws XMLStreamException {
    if (!at.hasNext()) {
      xml = null;
      return;
    }
    switch (at.next()) {
      case XMLStreamConstants.START_ELEMENT -> {
        text.setLength(0);
        if (handler == null && !open(at)) {
          xml = null;
        } else if (handler != null) {
          handler.start(at);
        }
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(at.getText());
      case XMLStreamConstants.END_ELEMENT -> {
        if (handler != null) {
          handler.end(at, text.toString().strip(), this::add);
        }
        text.setLength(0);
      }
      case XMLStreamConstants.END_DOCUMENT -> {
        if (handler != null) {
          handler.close(this::add);
        }
        xml = null;
      }
      default -> {}
    }
  }

  /** Chooses the handler by the root element; false if there is none. */
  private boolean open(XMLStreamReader root) {
    SourceFormat.Parts parts = format.parts();
    String name = root.getLocalName();
    if (parts != null && name.equals(METERS) && "80020".equals(attribute(root, "class"))) {
      handler = new MeterMessage(format, parts);
    } else if (parts != null && name.equals(MARKET)) {
      handler = new MarketDocument(format, parts);
    } else {
      broken(Problems.WRONG_MESSAGE);
      return false;
    }
    return true;
  }

  static @Nullable String attribute(XMLStreamReader at, String name) {
    String value = at.getAttributeValue(null, name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private void broken(String problem) {
    long line = xml == null ? 1 : Math.max(1, xml.getLocation().getLineNumber());
    add(RawRecord.broken(line, documents.name(), problem));
  }

  /**
   * Adds a record. File and line identify it: if several are on one line, each one after the first
   * gets the next number.
   */
  private void add(RawRecord record) {
    lastLine = Math.max(linesBefore + record.lineNo(), lastLine + 1);
    ready.add(new RawRecord(lastLine, record.fields(), record.text(), record.problem()));
  }

  @Override
  public void close() throws IOException {
    documents.close();
  }
}
