package org.rimborso.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rimborso.codebooks.file.RateSheet;
import org.rimborso.payer.Rates;

/**
 * The file with the rates of a contract.
 *
 * @param place the configuration's path that names it
 */
record RatesFile(String place, Path file) {

  /**
   * Reads and checks it.
   *
   * @throws SettingsError with the line and the column that are wrong, and what was expected
   */
  Rates read() {
    String name = String.valueOf(file.getFileName());
    try {
      return RateSheet.read(name, Files.newInputStream(file));
    } catch (RateSheet.Fault fault) {
      throw SettingsError.at(
          place + ", " + name + ", line " + fault.line() + ", column " + fault.column(),
          String.valueOf(fault.getMessage()));
    } catch (IOException unreadable) {
      throw SettingsError.at(
          place,
          "a text of rates with columns that can be read; "
              + file
              + " cannot ("
              + unreadable.getMessage()
              + ")");
    }
  }
}
