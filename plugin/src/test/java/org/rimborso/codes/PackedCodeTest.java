package org.rimborso.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedCodeTest {
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final long SEED = 17;

  private static String code(Random random) {
    StringBuilder code = new StringBuilder();
    int length = 1 + random.nextInt(PackedCode.LONGEST);
    for (int i = 0; i < length; i++) {
      code.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return code.toString();
  }

  @Test
  void unpack_anyCode_isTheCode() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      String code = code(random);
      long packed = PackedCode.pack(code);
      assertThat(PackedCode.unpack(packed)).as("seed " + SEED).isEqualTo(code);
      assertThat(PackedCode.length(packed)).isEqualTo(code.length());
      int head = 1 + random.nextInt(code.length());
      assertThat(PackedCode.unpack(PackedCode.head(packed, head)))
          .isEqualTo(code.substring(0, head));
    }
  }

  @Test
  void pack_manyCodes_sortsAsTheyDo() {
    Random random = new Random(SEED);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      codes.add(code(random));
    }
    List<String> byNumber = new ArrayList<>(codes);
    byNumber.sort((one, other) -> Long.compare(PackedCode.pack(one), PackedCode.pack(other)));
    Collections.sort(codes);

    assertThat(byNumber).as("seed " + SEED).isEqualTo(codes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E11.9", "e119", " e 1.1.9\t", "E119\u2003", "\nE119"})
  void pack_anySpelling_isOneNumber(String spelling) {
    assertThat(PackedCode.pack(spelling)).isEqualTo(PackedCode.pack("E119"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"E11-9", "E11ß", "E11\u0131", "E11\u00a0", "\uD83D\uDE00", "ABCDEFGHIJK", "E\0"})
  void pack_whatNoCodeHas_isNone(String text) {
    assertThat(PackedCode.pack(text)).isEqualTo(PackedCode.NONE);
    assertThatThrownBy(() -> PackedCode.known(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pack_whateverIsWritten_isWhatItsCharactersSay() {
    Random random = new Random(SEED);
    String alphabet = "019AMZaz..  \t-\u2003\u00e9\0";
    int codes = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(13);
      for (int at = 0; at < length; at++) {
        text.append(
            alphabet.charAt(random.nextInt(random.nextInt(3) == 0 ? alphabet.length() : 8)));
      }
      String written = text.toString();
      long expected = asDefined(written);
      codes += expected > 0 ? 1 : 0;
      assertThat(PackedCode.pack(written)).as("%s, seed %d", written, SEED).isEqualTo(expected);
    }
    assertThat(codes).isGreaterThan(50_000);
  }

  /** Six bits a character of the bare code, the first in the highest. */
  private static long asDefined(String written) {
    String bare = CodeSets.normalize(written);
    if (bare.length() > PackedCode.LONGEST
        || !bare.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0)) {
      return PackedCode.NONE;
    }
    long packed = 0;
    for (int i = 0; i < PackedCode.LONGEST; i++) {
      packed = packed << 6 | (i < bare.length() ? CHARACTERS.indexOf(bare.charAt(i)) + 1 : 0);
    }
    return packed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"A00.", "A.00", "A00.1.", ".A001", "A001.", "A0.01", "A00..1", "A.", "A"})
  void pack_dotAnywhere_doesNotCount(String written) {
    assertThat(PackedCode.unpack(PackedCode.pack(written))).isEqualTo(written.replace(".", ""));
  }

  @Test
  void normalize_bareCode_isItself() {
    String bare = "S72001A";
    assertThat(CodeSets.normalize(bare)).isSameAs(bare);
    assertThat(CodeSets.normalize("s72.001 a")).isEqualTo(bare);
    assertThat(CodeSets.normalize("")).isEmpty();
  }

  @Test
  void pack_nothing_isZero() {
    assertThat(PackedCode.pack("")).isZero();
    assertThat(PackedCode.pack(" . ")).isZero();
    assertThat(PackedCode.unpack(0)).isEmpty();
  }

  @Test
  void beginning_stopsAtWhatNoCodeHas() {
    assertThat(PackedCode.unpack(PackedCode.beginning("e1.1ß9"))).isEqualTo("E11");
    assertThat(PackedCode.unpack(PackedCode.beginning("1".repeat(1_000_000))))
        .isEqualTo("1111111111");
  }

  @Test
  void pack_hostileText_neverThrows() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(20);
      for (int at = 0; at < length; at++) {
        text.append((char) random.nextInt(Character.MAX_VALUE + 1));
      }
      long packed = PackedCode.pack(text.toString());
      long beginning = PackedCode.beginning(text.toString());
      assertThat(packed).as("seed " + SEED).isBetween(PackedCode.NONE, PackedCode.END - 1);
      assertThat(beginning).as("seed " + SEED).isBetween(0L, PackedCode.END - 1);
    }
  }

  @Test
  void day_anyDate_isItsEpochDay() {
    for (LocalDate day = LocalDate.of(1890, 1, 1);
        day.isBefore(LocalDate.of(2160, 1, 1));
        day = day.plusDays(1)) {
      assertThat(DayRange.day(day)).isEqualTo((int) day.toEpochDay());
    }
    assertThat(DayRange.day(LocalDate.MAX)).isEqualTo(DayRange.NEVER);
    assertThat(DayRange.day(LocalDate.MIN)).isEqualTo(DayRange.ALWAYS);
  }

  @Test
  void of_anyRange_givesItsPartsBack() {
    Random random = new Random(SEED);
    int[] days = {DayRange.ALWAYS, DayRange.NEVER, -1, 0, 20_000, -700_000};
    for (int first : days) {
      for (int last : days) {
        boolean billable = random.nextBoolean();
        long range = DayRange.of(first, last, billable);
        assertThat(DayRange.first(range)).isEqualTo(first);
        assertThat(DayRange.last(range)).isEqualTo(last);
        assertThat(DayRange.billable(range)).isEqualTo(billable);
        assertThat(DayRange.isFollowed(range)).isFalse();
        assertThat(DayRange.last(DayRange.followed(range))).isEqualTo(last);
        assertThat(DayRange.isFollowed(DayRange.followed(range))).isTrue();
      }
    }
  }
}
