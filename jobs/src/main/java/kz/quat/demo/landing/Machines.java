package kz.quat.demo.landing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kz.quat.demo.world.Site;

/**
 * SYNTHETIC equipment lists; the names and power of the models are the manufacturers' published
 * figures.
 */
public final class Machines {
  /** A model: watts per machine, terahashes per second. */
  private record Model(String name, long watts, long hashrateThs) {}

  private static final List<Model> MODELS =
      List.of(
          new Model("Antminer S19 95T", 3250, 95),
          new Model("Antminer S19j Pro 100T", 3050, 100),
          new Model("Whatsminer M30S++ 112T", 3472, 112),
          new Model("Whatsminer M31S 76T", 3220, 76));

  private static final long MACHINES_PCT = 95L;

  private Machines() {}

  public static ArrayNode of(Site site) {
    Model model = model(site);
    ArrayNode list = Json.object().putArray("machines");
    ObjectNode item = list.addObject();
    item.put("model", model.name());
    item.put("count", count(site, model));
    return list;
  }

  public static long hashrateThs(Site site) {
    Model model = model(site);
    return count(site, model) * model.hashrateThs();
  }

  private static long count(Site site, Model model) {
    return site.licensedKw() * 10L * MACHINES_PCT / model.watts();
  }

  private static Model model(Site site) {
    return MODELS.get(site.number() % MODELS.size());
  }
}
