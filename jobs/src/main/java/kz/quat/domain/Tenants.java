package kz.quat.domain;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tenants on a day: licences of kind II, whose hardware stands in the data centre of a host (kind
 * I). An energy quota is the host's; what a tenant consumes passes the host's meters, so the two
 * are one consumption. In {@code schema.Hosting} is the same rule for datasets; a test holds the
 * two against each other.
 *
 * @param hostOf the host of each tenant that has one in force
 * @param withoutHost sites of kind II that name no host, or one that is not in force or not of kind
 *     I: they stand for themselves, and are asked about
 */
public record Tenants(Map<String, String> hostOf, SortedSet<String> withoutHost) {

  /** Who owns the data centre: may be a host. */
  public static final String OWNER = "I";

  /** Who places hardware in another's. */
  public static final String TENANT = "II";

  public Tenants {
    hostOf = new TreeMap<>(hostOf);
    withoutHost = new TreeSet<>(withoutHost);
  }

  /**
   * A site of the register in force on the day.
   *
   * @param kind {@link #OWNER} or {@link #TENANT}
   * @param host the site that it names as its host; null where it names none
   */
  public record Licence(String site, String kind, @Nullable String host) {}

  /** Who is whose tenant among the licences in force on one day. */
  public static Tenants of(Collection<Licence> inForce) {
    SortedSet<String> owners =
        inForce.stream()
            .filter(licence -> licence.kind().equals(OWNER))
            .map(Licence::site)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, String> hostOf = new TreeMap<>();
    SortedSet<String> withoutHost = new TreeSet<>();
    for (Licence licence : inForce) {
      String host = licence.host();
      if (host != null && owners.contains(host) && licence.kind().equals(TENANT)) {
        hostOf.put(licence.site(), host);
      } else if (licence.kind().equals(TENANT)) {
        withoutHost.add(licence.site());
      }
    }
    return new Tenants(hostOf, withoutHost);
  }

  /** Whether a site's quota and consumption are its host's. */
  public boolean isTenant(String site) {
    return hostOf.containsKey(site);
  }
}
