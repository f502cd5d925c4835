package org.rimborso.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rimborso.codebooks.file.RateSheet;
import org.rimborso.payer.RateTable;
import org.rimborso.payer.Rates;

/** Rates of a contract that a manager gave as a text. */
public final class PayerRates {
  private PayerRates() {}

  /**
   * The table in {@code text}.
   *
   * @param version of the payer's profile; rates that do not say where they stand written name it
   * @throws RateSheet.Fault where a cell is wrong
   * @throws IOException where it is no text with columns
   */
  public static RateTable read(String text, int version) throws IOException, RateSheet.Fault {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return RateSheet.read("version " + version, new ByteArrayInputStream(bytes));
  }

  static Optional<Rates> of(String text, int version) {
    try {
      return Optional.of(read(text, version));
    } catch (RateSheet.Fault | IOException unreadable) {
      return Optional.empty();
    }
  }
}
