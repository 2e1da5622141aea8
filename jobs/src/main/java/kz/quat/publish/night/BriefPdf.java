package kz.quat.publish.night;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.quat.domain.Language;
import kz.quat.publish.paper.PdfCanvas;
import kz.quat.publish.paper.PdfCanvas.Ink;
import kz.quat.publish.paper.PdfFacts;
import kz.quat.publish.paper.PdfPages;
import kz.quat.publish.parquet.SystemHour;
import kz.quat.schema.GridColumns;
import kz.quat.text.Catalogue;
import kz.quat.text.FindingWords;
import kz.quat.text.Topic;

/**
 * {@code brief_*.pdf}: the delivery day on one page of A4, in one language. Status, map, levels by
 * hour, the shortage taken apart, quotas by zone and region, what changed, what is doubtful.
 */
final class BriefPdf {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

  private static final float LEFT = 34;
  private static final float RIGHT = 561;
  private static final float BOTTOM = 776;
  private static final float MAP = 262;
  private static final float BESIDE = LEFT + MAP + 18;
  private static final float HEAT = 292;
  private static final float QUOTAS = LEFT + HEAT + 14;
  private static final float TEXT = 7.6f;
  private static final float HEAD = 8.6f;
  private static final float SMALL = 6.4f;
  private static final float KEY = 7;

  private static final List<String> PART_WORDS =
      List.of("part.expected", "part.uncertainty", "part.reserve", "part.network");
  private static final List<Ink> PART_INKS =
      List.of(
          new Ink(120, 120, 120),
          new Ink(165, 165, 165),
          new Ink(205, 205, 205),
          new Ink(240, 240, 240));

  private final NightFigures night;
  private final BriefDay day;
  private final ZoneId zone;
  private final Catalogue words;
  private final Catalogue messages;
  private final Catalogue strain;

  BriefPdf(NightFigures night, BriefDay day, ZoneId zone, Language language) {
    this.night = night;
    this.day = day;
    this.zone = zone;
    this.words = Catalogue.of(Topic.BRIEF, language);
    this.messages = Catalogue.of(Topic.MESSAGES, language);
    this.strain = Catalogue.of(Topic.STRAIN, language);
  }

  /** The file's bytes: the same run gives the same ones. */
  byte[] bytes() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      String title = words.text("title", DATE.format(night.now().run().deliveryDate()));
      PdfFacts.write(
          pages, title, night.now().run().runId(), night.now().run().issuedAt(), words.language());
      PdfCanvas on = pages.canvas();
      float y = head(on, title);
      y = picture(on, y + 6);
      y = hours(on, y + 6);
      y = changes(on, y + 8);
      doubtful(on, y + 6);
      return pages.bytes((page, of) -> List.of(words.text("footer"), words.text("osm")));
    }
  }

  private float head(PdfCanvas on, String title) throws IOException {
    on.text(LEFT, 42, 14, true, title);
    float y = 46;
    y =
        on.wrapped(
            LEFT,
            y,
            RIGHT - LEFT,
            SMALL,
            false,
            words.text(
                "issued",
                CLOCK.format(night.now().run().issuedAt().atZone(zone)),
                messages.code("clock", zone.getId()),
                night.now().run().runId()));
    List<String> lines = new ArrayList<>();
    night
        .system()
        .ifPresentOrElse(
            system -> lines.addAll(system.sentences(messages)),
            () -> lines.add(messages.text("mail.deficit_unknown")));
    night.peak().ifPresent(peak -> lines.add(peak.sentence(messages, zone)));
    boolean first = true;
    for (String line : lines) {
      y = on.wrapped(LEFT, y + 2, RIGHT - LEFT, first ? HEAD : TEXT, first, line);
      first = false;
    }
    return y;
  }

  private float picture(PdfCanvas on, float y) throws IOException {
    float top = on.wrapped(LEFT, y, MAP, TEXT, true, words.text("map"));
    BriefMap.draw(on, day, LEFT, top + 2, MAP);
    float beside = on.wrapped(BESIDE, y, RIGHT - BESIDE, TEXT, true, words.text("levels"));
    for (String level : BriefDay.LEVELS) {
      on.box(BESIDE, beside + 3, KEY + 5, KEY + 2, BriefMap.ink(level));
      on.textAround(BESIDE + KEY - 1, beside + KEY + 2.6f, SMALL, true, BriefDay.mark(level));
      on.text(
          BESIDE + KEY + 10,
          beside + KEY + 2.6f,
          SMALL,
          false,
          messages.code("level", level) + ": " + words.text("level." + level));
      beside += KEY + 5;
    }
    if (night.system().filter(SystemHour::isShort).isPresent()) {
      beside = shortage(on, night.system().get(), beside + 8);
    }
    return Math.max(top + 2 + BriefMap.height(MAP), beside);
  }

  /** The shortage of the worst hour as a bar of its parts. */
  private float shortage(PdfCanvas on, SystemHour system, float y) throws IOException {
    float room = RIGHT - BESIDE;
    float at = on.wrapped(BESIDE, y, room, TEXT, true, words.text("shortage"));
    Object whole = system.hour().find(GridColumns.UNSERVED_MW);
    float x = BESIDE;
    float below = at + 16;
    for (int i = 0; i < GridColumns.SHORTAGE_PARTS.size(); i++) {
      if (!(system.hour().find(GridColumns.SHORTAGE_PARTS.get(i)) instanceof BigDecimal part)
          || !(whole instanceof BigDecimal all)
          || all.signum() <= 0) {
        continue;
      }
      float wide = room * part.floatValue() / all.floatValue();
      on.box(x, at + 3, wide, 11, PART_INKS.get(i));
      x += wide;
      on.box(BESIDE, below + 3, KEY, KEY, PART_INKS.get(i));
      on.textUpTo(RIGHT, below + KEY + 2, SMALL, false, words.text("mw", words.number(part, 0)));
      below =
          on.wrapped(
                  BESIDE + KEY + 5,
                  below + 1,
                  room - KEY - 60,
                  SMALL,
                  false,
                  strain.text(PART_WORDS.get(i)))
              + 1;
    }
    return below;
  }

  private float hours(PdfCanvas on, float y) throws IOException {
    float top = on.wrapped(LEFT, y, HEAT, TEXT, true, words.text("heat"));
    float left = new BriefHeat(on, day).draw(LEFT, top, HEAT, this::zoneName, this::regionName);
    float beside = on.wrapped(QUOTAS, y, RIGHT - QUOTAS, TEXT, true, words.text("quotas"));
    List<BriefQuotas.Line> lines =
        BriefQuotas.lines(
            night.now(), day.zoneOf(), this::zoneName, this::regionName, words.text("in_all"));
    float right = BriefQuotas.draw(on, QUOTAS, beside, RIGHT - QUOTAS, lines, words);
    right =
        on.wrapped(QUOTAS, right + 2, RIGHT - QUOTAS, SMALL - 0.6f, false, words.text("left_out"));
    return Math.max(left, right);
  }

  private String zoneName(String code) {
    return messages.code("zone", code);
  }

  private String regionName(String code) {
    return RegionNames.in(words, night.regions(), code);
  }

  private float changes(PdfCanvas on, float y) throws IOException {
    float at = on.wrapped(LEFT, y, RIGHT - LEFT, HEAD, true, messages.text("report.changes"));
    NightReport now = night.now();
    NightReport before = night.before();
    if (before == null) {
      return on.wrapped(
          LEFT, at + 1, RIGHT - LEFT, TEXT, false, messages.text("report.no_day_before"));
    }
    String day = DATE.format(before.run().deliveryDate());
    return on.wrapped(
        LEFT,
        at + 1,
        RIGHT - LEFT,
        TEXT,
        false,
        words.text(
            "changed",
            day,
            Figure.of(words, now.unservedMwh(), 0),
            Figure.change(words, now.unservedMwh(), before.unservedMwh(), 0),
            Figure.of(words, now.quotaMwh(), 1),
            Figure.change(words, now.quotaMwh(), before.quotaMwh(), 1),
            Figure.of(words, now.redHours(), 0),
            Figure.change(words, now.redHours(), before.redHours(), 0)));
  }

  /**
   * As many findings as the page has room for, the worst first; how many more there are is said.
   */
  private void doubtful(PdfCanvas on, float y) throws IOException {
    float at = on.wrapped(LEFT, y, RIGHT - LEFT, HEAD, true, words.text("doubtful"));
    at =
        on.wrapped(
            LEFT,
            at + 1,
            RIGHT - LEFT,
            TEXT,
            false,
            messages.text(
                    "mail.records",
                    messages.number(night.now().recordsIn()),
                    messages.number(night.now().recordsRejected()))
                + ". "
                + messages.text(
                    "mail.findings",
                    messages.number(night.now().findings("fatal") + night.now().findings("error")),
                    messages.number(night.now().findings("warning")))
                + ".");
    List<String> lines = found();
    float more = TEXT * 2;
    for (int i = 0; i < lines.size(); i++) {
      float high = on.heightOf(RIGHT - LEFT, SMALL, false, lines.get(i));
      if (at + high + more > BOTTOM) {
        on.wrapped(LEFT, at + 1, RIGHT - LEFT, SMALL, false, words.text("more", lines.size() - i));
        return;
      }
      at = on.wrapped(LEFT, at, RIGHT - LEFT, SMALL, false, lines.get(i));
    }
  }

  private List<String> found() {
    List<String> lines = new ArrayList<>();
    for (String severity : NightReport.SEVERITIES.subList(0, 3)) {
      for (NightReport.Finding found : night.now().found()) {
        if (found.severity().equalsIgnoreCase(severity)) {
          lines.add(
              "%s · %s: %s"
                  .formatted(
                      messages.code("severity", severity),
                      regionName(FindingWords.subject(words.language(), found.subject())),
                      found.words(words.language())));
        }
      }
    }
    return lines;
  }
}
