package kz.quat.publish.orders;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kz.quat.config.QuatConfig;
import kz.quat.config.Rules;
import kz.quat.domain.Language;
import kz.quat.publish.parquet.SiteNames;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/** The words of orders in one language, with the names of sites and regions. */
final class OrderWords {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

  private final Catalogue own;
  private final Catalogue messages;
  private final SiteNames names;
  private final Map<String, Rules.Region> regions = new HashMap<>();
  private final ZoneId zone;

  OrderWords(QuatConfig config, SiteNames names, Language language) {
    this.own = Catalogue.of(Topic.ORDERS, language);
    this.messages = Catalogue.of(Topic.MESSAGES, language);
    this.names = names;
    this.zone = ZoneId.of(config.market().zoneId());
    config.rules().regions().regions().forEach(region -> regions.put(region.code(), region));
  }

  Catalogue own() {
    return own;
  }

  String site(String id) {
    return names.of(id, own.language());
  }

  String region(String code) {
    Rules.Region region = regions.get(code);
    return region == null ? code : region.name(own.language());
  }

  String reason(String bindingKind) {
    return messages.code("binding", bindingKind);
  }

  String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  String zone() {
    return messages.code("clock", zone.getId());
  }
}
