package kz.quat.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages good files: bytes and words are changed at random, by a seed. */
public final class Mutations {

  /** What people and programs write where a reader expects something else. */
  private static final List<byte[]> WORDS =
      List.of(
              "\n",
              "\r\n",
              "\t",
              ";",
              ",",
              "\"",
              "\"\"",
              "'",
              "{",
              "}",
              "[",
              "]",
              ":",
              "\0",
              "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
              "&b;",
              "NaN",
              "Infinity",
              "-1",
              "1e308",
              "1E-400",
              "99999999999999999999999",
              "0x10",
              "=1+1",
              "null",
              "24:00",
              "2024-02-30",
              "31.11.2024",
              "29.02.2024 23:00",
              "9999-12-31T23:00:00Z",
              "-0",
              "кВт·ч",
              "МВт",
              "Гкал",
              "тыс. кВт·ч",
              "ГВт·ч",
              "квар·ч",
              "MWh",
              "0:15",
              "00:45",
              "План",
              "Ввод 2",
              "Дата;Час;Энергия",
              "Час",
              "Дата",
              "Итого",
              "Период",
              "\u2212",
              "\u00a0",
              "\u200b",
              "\ufeff",
              "\ud83d\udca1",
              "00:00-01:00",
              "1 234,5",
              "1,234.5",
              ";;;;;;;;;;;;;;;;",
              "1;2;3")
          .stream()
          .map(word -> word.getBytes(StandardCharsets.UTF_8))
          .toList();

  private Mutations() {}

  /**
   * A copy with one to four changes: a byte or a bit set, the rest cut off, two bytes swapped, a
   * stretch doubled or removed, a word inserted or written over existing text.
   */
  public static byte[] of(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 1; i--) {
      int at = random.nextInt(bytes.length);
      int other = random.nextInt(bytes.length);
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 3 -> {
          byte swapped = bytes[at];
          bytes[at] = bytes[other];
          bytes[other] = swapped;
        }
        case 4 -> bytes = joined(bytes, at, new byte[0], other);
        case 5 -> bytes = joined(bytes, at, WORDS.get(random.nextInt(WORDS.size())), at);
        default -> {
          byte[] word = WORDS.get(random.nextInt(WORDS.size()));
          bytes = joined(bytes, at, word, Math.min(bytes.length, at + word.length));
        }
      }
    }
    return bytes;
  }

  /**
   * The bytes up to a position, the inserted bytes, then the bytes from another position, which may
   * be earlier.
   */
  private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, to);
    out.writeBytes(between);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
