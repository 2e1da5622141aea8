package kz.quat.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Sends what is paid: fees for the quarter before on the 22nd of February, May, August and
 * November, declarations of them (form 880.00) from 2024 on the 12th of these months, and from 2023
 * on one hour of site 2's purchases each month, which give its quarters a price.
 *
 * <p>Site 10 neither pays nor declares, site 7 does not pay for second quarters, site 3 pays 1 KZT
 * per kWh whatever its rate and declares on the 20th, site 4 pays half, site 6 pays in two parts,
 * and the payment of site 8 is first sent with a wrong amount.
 */
final class Payments {

  private static final String FEES = "miner_bin,site_id,quarter,paid_kzt,paid_on\n";
  private static final LocalDate FIRST_DECLARED = LocalDate.of(2024, 1, 1);
  private static final LocalDate FIRST_PRICES = LocalDate.of(2023, 1, 1);
  private static final LocalDate FIRST_FEES = LocalDate.of(2022, 1, 1);

  private final Delivery delivery;
  private final Memory memory;

  Payments(Delivery delivery, Memory memory) {
    this.delivery = delivery;
    this.memory = memory;
  }

  /** First day of the quarter that a day lies in. */
  static LocalDate quarter(LocalDate day) {
    return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
  }

  private static String name(LocalDate quarter) {
    return quarter.getYear() + "-Q" + (quarter.getMonthValue() + 2) / 3;
  }

  void send(LocalDate night, Instant at) {
    LocalDate sent = night.minusDays(1);
    if (sent.getMonthValue() % 3 == 2) {
      LocalDate quarter = quarter(sent).minusMonths(3);
      fees(quarter, sent, at);
      declarations(quarter, sent, at);
    }
    if (sent.getDayOfMonth() == 16 && !sent.isBefore(FIRST_PRICES)) {
      purchase(sent, at);
    }
  }

  private void fees(LocalDate quarter, LocalDate sent, Instant at) {
    StringBuilder csv = new StringBuilder(FEES);
    if (sent.getDayOfMonth() == 22 && !quarter.isBefore(FIRST_FEES)) {
      delivery.event("fees of a quarter");
      for (int site = 1; site <= Truth.SITES; site++) {
        boolean none = site == 10 || (site == 7 && quarter.getMonthValue() == 4);
        if (!none) {
          pay(csv, site, quarter, sent, firstAmount(site, owed(site, quarter)), at);
        }
      }
    } else if (sent.getDayOfMonth() == 24 && !quarter.isBefore(FIRST_FEES)) {
      delivery.event("a payment corrected");
      pay(csv, 8, quarter, sent.withDayOfMonth(22), owed(8, quarter), at);
      delivery.event("a fee paid in two parts");
      pay(csv, 6, quarter, sent, owed(6, quarter) * 2 / 5, at);
    }
    if (csv.length() > FEES.length()) {
      delivery.file("fees", at, ".csv", csv.toString());
    }
  }

  private static long firstAmount(int site, long owed) {
    return switch (site) {
      case 4 -> owed / 2;
      case 6 -> owed - owed * 2 / 5;
      case 8 -> owed + 1_000_000;
      default -> owed;
    };
  }

  /** What the site takes to be its fee, KZT: the rates are whole numbers here. */
  private static long owed(int site, LocalDate quarter) {
    long kwh = 0;
    for (LocalDate day = quarter; day.isBefore(quarter.plusMonths(3)); day = day.plusDays(1)) {
      if (Truth.isLicensed(site, day)) {
        for (Instant hour : Truth.hours(day)) {
          kwh += Truth.drawnKwh(site, hour);
        }
      }
    }
    long rate =
        switch (quarter.getYear()) {
          case 2022 -> 1;
          case 2023 ->
              site == 9 ? 10 : site == 5 ? 1 : site == 2 ? 25 - price(quarter).longValue() : 25;
          default -> site == 5 || site == 9 ? 1 : 2;
        };
    return kwh * (site == 3 ? 1 : rate);
  }

  private void pay(
      StringBuilder csv, int site, LocalDate quarter, LocalDate paidOn, long kzt, Instant at) {
    memory.paidKzt.put(new Memory.Payment(site, quarter, paidOn), kzt, at);
    csv.append(
        "%s,%s,%s,%d,%s%n".formatted(bin(site, at), Truth.site(site), name(quarter), kzt, paidOn));
  }

  private static String bin(int site, Instant at) {
    LocalDate night = at.atZone(Truth.MARKET).toLocalDate().plusDays(1);
    return Truth.binAsRegistered(site, night, night);
  }

  private void declarations(LocalDate quarter, LocalDate sent, Instant at) {
    int day = sent.getDayOfMonth();
    if (quarter.isBefore(FIRST_DECLARED) || (day != 12 && day != 20)) {
      return;
    }
    StringBuilder csv = new StringBuilder("miner_bin,site_id,quarter,declared_on\n");
    List<Integer> sites = day == 20 ? List.of(3) : List.of(1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13);
    for (int site : sites) {
      memory.declarations.add(new Memory.Declaration(site, quarter, sent, at));
      csv.append("%s,%s,%s,%s%n".formatted(bin(site, at), Truth.site(site), name(quarter), sent));
    }
    delivery.event(day == 20 ? "form 880.00 late" : "forms 880.00");
    delivery.file("fee_declarations", at, ".csv", csv.toString());
  }

  /** Site 2's price of a quarter, KZT per kWh. */
  private static BigDecimal price(LocalDate quarter) {
    return new BigDecimal("6.25").add(BigDecimal.valueOf(quarter.getMonthValue() / 3 * 4L));
  }

  private void purchase(LocalDate sent, Instant at) {
    LocalDate day = sent.minusDays(1);
    BigDecimal price = price(quarter(day));
    delivery.event("a purchase");
    memory.purchases.add(new Memory.Purchase(2, quarter(day), price, at));
    delivery.file(
        "purchases",
        at,
        ".csv",
        "miner_bin,site_id,hour_start_utc,energy_mwh,price_kzt_per_kwh\n%s,S02,%s,5,%s%n"
            .formatted(bin(2, at), Truth.hours(day).get(3), price));
  }
}
