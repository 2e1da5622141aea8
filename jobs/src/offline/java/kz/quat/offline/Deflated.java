package kz.quat.offline;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Unpacks data in the format DEFLATE (RFC 1951). The compiler's own unpacker fails on data with
 * fixed codes, which small files have.
 */
public final class Deflated {

  private static final int MOST_BYTES = 1 << 28;
  private static final int MOST_BITS = 15;
  private static final int END_OF_BLOCK = 256;
  private static final int[] LENGTHS = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] DISTANCES = {
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577
  };
  private static final int[] DISTANCE_BITS = {
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
  };
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final byte[] packed;
  private byte[] out = new byte[1 << 14];
  private int size;
  private int at;
  private int bits;
  private int bitCount;

  /** Unpacks from a place of the data on. */
  public Deflated(byte[] packed, int from) {
    this.packed = packed;
    this.at = from;
  }

  /** Codes by their lengths: how many of each, and the symbols in their order. */
  private static final class Codes {
    final int[] count = new int[MOST_BITS + 1];
    final int[] symbols;

    Codes(int[] lengths, int from, int to) {
      symbols = new int[to - from];
      for (int i = from; i < to; i++) {
        count[lengths[i]]++;
      }
      int[] next = new int[MOST_BITS + 2];
      for (int length = 1; length <= MOST_BITS; length++) {
        next[length + 1] = next[length] + count[length];
      }
      for (int i = from; i < to; i++) {
        if (lengths[i] != 0) {
          symbols[next[lengths[i]]++] = i - from;
        }
      }
      count[0] = 0;
    }
  }

  /** The unpacked bytes. */
  public byte[] bytes() throws IOException {
    boolean last = false;
    while (!last) {
      last = bits(1) == 1;
      int kind = bits(2);
      if (kind == 0) {
        stored();
      } else if (kind == 1) {
        fixed();
      } else if (kind == 2) {
        dynamic();
      } else {
        throw new IOException("a block of an unknown kind");
      }
    }
    return Arrays.copyOf(out, size);
  }

  /** The place behind the data that was unpacked. */
  public int end() {
    return at;
  }

  private int bits(int need) throws IOException {
    while (bitCount < need) {
      if (at >= packed.length) {
        throw new EOFException("the packed data ends too early");
      }
      bits |= (packed[at++] & 0xFF) << bitCount;
      bitCount += 8;
    }
    int value = bits & ((1 << need) - 1);
    bits >>>= need;
    bitCount -= need;
    return value;
  }

  private void put(int value) throws IOException {
    if (size == out.length) {
      if (size >= MOST_BYTES) {
        throw new IOException("unpacks to too much");
      }
      out = Arrays.copyOf(out, size * 2);
    }
    out[size++] = (byte) value;
  }

  private void stored() throws IOException {
    bits = 0;
    bitCount = 0;
    int length = bits(8) | bits(8) << 8;
    if ((bits(8) | bits(8) << 8) != (~length & 0xFFFF)) {
      throw new IOException("a stored block of unclear length");
    }
    for (int i = 0; i < length; i++) {
      put(bits(8));
    }
  }

  private void fixed() throws IOException {
    int[] lengths = new int[288];
    Arrays.fill(lengths, 0, 144, 8);
    Arrays.fill(lengths, 144, 256, 9);
    Arrays.fill(lengths, 256, 280, 7);
    Arrays.fill(lengths, 280, 288, 8);
    int[] distances = new int[30];
    Arrays.fill(distances, 5);
    block(new Codes(lengths, 0, 288), new Codes(distances, 0, 30));
  }

  private void dynamic() throws IOException {
    int literals = bits(5) + 257;
    int distances = bits(5) + 1;
    int codes = bits(4) + 4;
    int[] lengths = new int[19];
    for (int i = 0; i < codes; i++) {
      lengths[ORDER[i]] = bits(3);
    }
    Codes ofLengths = new Codes(lengths, 0, 19);
    int[] all = new int[literals + distances];
    int i = 0;
    while (i < all.length) {
      int symbol = symbol(ofLengths);
      if (symbol < 16) {
        all[i++] = symbol;
        continue;
      }
      int value = symbol == 16 && i > 0 ? all[i - 1] : 0;
      int times = symbol == 16 ? 3 + bits(2) : symbol == 17 ? 3 + bits(3) : 11 + bits(7);
      if (i + times > all.length || (symbol == 16 && i == 0)) {
        throw new IOException("lengths of codes beyond their number");
      }
      Arrays.fill(all, i, i + times, value);
      i += times;
    }
    block(new Codes(all, 0, literals), new Codes(all, literals, all.length));
  }

  private int symbol(Codes codes) throws IOException {
    int code = 0;
    int first = 0;
    int index = 0;
    for (int length = 1; length <= MOST_BITS; length++) {
      code |= bits(1);
      int count = codes.count[length];
      if (code - count < first) {
        return codes.symbols[index + code - first];
      }
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new IOException("a code that there is not");
  }

  private void block(Codes literals, Codes distances) throws IOException {
    for (int symbol = symbol(literals); symbol != END_OF_BLOCK; symbol = symbol(literals)) {
      if (symbol < END_OF_BLOCK) {
        put(symbol);
        continue;
      }
      int index = symbol - END_OF_BLOCK - 1;
      if (index >= LENGTHS.length) {
        throw new IOException("a length that there is not");
      }
      int length = LENGTHS[index] + bits(LENGTH_BITS[index]);
      int far = symbol(distances);
      if (far >= DISTANCES.length) {
        throw new IOException("a distance that there is not");
      }
      int distance = DISTANCES[far] + bits(DISTANCE_BITS[far]);
      if (distance > size) {
        throw new IOException("a distance before the beginning");
      }
      for (int i = 0; i < length; i++) {
        put(out[size - distance]);
      }
    }
  }
}
