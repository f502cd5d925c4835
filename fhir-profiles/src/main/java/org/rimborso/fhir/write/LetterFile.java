package org.rimborso.fhir.write;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;

/** A letter as a PDF file, and what is told of it beside its content. */
public final class LetterFile {
  private final String title;
  private final String language;
  private final LocalDate day;
  private final byte[] pdf;

  /**
   * @param language its tag, in small letters
   * @param day of making
   * @param pdf the file's bytes
   */
  public LetterFile(String title, String language, LocalDate day, byte[] pdf) {
    this.title = title;
    this.language = language;
    this.day = day;
    this.pdf = pdf.clone();
  }

  String title() {
    return title;
  }

  String language() {
    return language;
  }

  LocalDate day() {
    return day;
  }

  byte[] pdf() {
    return pdf.clone();
  }

  /** The hash that FHIR's Attachment tells: SHA-1, in base64. */
  public String hash() {
    return hash(pdf);
  }

  static String hash(byte[] bytes) {
    return Base64.getEncoder().encodeToString(digest().digest(bytes));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-1", impossible);
    }
  }
}
