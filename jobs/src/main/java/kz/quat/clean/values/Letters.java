package kz.quat.clean.values;

/**
 * What Unicode says of a letter. The page that checks reports offline has a class of its own with
 * this name, since a browser does not know the names of letters.
 */
final class Letters {

  private Letters() {}

  /** The name of a code point, such as CYRILLIC CAPITAL LETTER A. */
  static String name(int letter) {
    return String.valueOf(Character.getName(letter));
  }

  static boolean isLatin(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
  }
}
