package kz.quat.offline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.OfflineRules;
import kz.quat.clean.reports.ReportCheck;
import kz.quat.clean.reports.ReportFileCheck;
import kz.quat.clean.reports.SiteRegister;
import kz.quat.clean.values.Letters;
import kz.quat.extract.ReportFile;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** What the page calls: the same rules as {@code quat check}, compiled for the browser. */
public final class OfflineCheck {

  private OfflineCheck() {}

  /**
   * Judges a file.
   *
   * @param bytes its content
   * @param name its name
   * @param rules as {@link OfflineRules#write} wrote them
   * @param letters names of letters, as {@link Letters#learn} takes them
   * @param region region whose clock local hours are read by
   * @param received when it would be filed, ISO 8601 in UTC
   * @return records, refused records, accepted kWh and findings as JSON
   */
  @JSExport
  public static String check(
      @JSByRef byte[] bytes,
      String name,
      String rules,
      String letters,
      String region,
      String received)
      throws IOException {
    Letters.learn(letters);
    CleanRules read = OfflineRules.read(rules);
    ReportCheck check =
        new ReportCheck(read, SiteRegister.unknown(region), Instant.parse(received));
    return json(ReportFileCheck.of(ReportFile.documents(name, bytes, read.limits()), check));
  }

  private static String json(List<ReportCheck.Outcome> outcomes) throws IOException {
    long records = 0;
    long refused = 0;
    BigDecimal kwh = BigDecimal.ZERO;
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("findings");
      for (ReportCheck.Outcome outcome : outcomes) {
        records += outcome.records();
        refused += outcome.refused();
        kwh = kwh.add(outcome.acceptedKwh());
        for (ReportCheck.Finding finding : outcome.findings()) {
          json.writeStartObject();
          json.writeBooleanField("refused", finding.refused());
          json.writeStringField("code", finding.code());
          json.writeNumberField("line", finding.line());
          json.writeStringField("place", finding.place());
          json.writeStringField("value", finding.value());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeNumberField("records", records);
      json.writeNumberField("refused", refused);
      json.writeStringField("kwh", kwh.stripTrailingZeros().toPlainString());
      json.writeEndObject();
    }
    return text.toString();
  }
}
