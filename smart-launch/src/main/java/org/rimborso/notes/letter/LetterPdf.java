package org.rimborso.notes.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.pdfboxout.PDFCreationListener;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.rimborso.store.Letter;

/**
 * Sets a letter as PDF that people who hear pages can read too (PDF/UA-1). The same letter gives
 * the same bytes, today and in a year. Whatever was typed is text: there is no markup in a letter,
 * and nothing outside it is loaded.
 */
public final class LetterPdf {
  private LetterPdf() {}

  /**
   * The letter as a file.
   *
   * @throws UncheckedIOException if it cannot be set
   */
  public static byte[] of(Letter letter) {
    // The library tells the log what it sets. What goes wrong, it throws.
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useUriResolver((base, uri) -> null);
    builder.useFont(Typeface::open, LetterHtml.FAMILY);
    builder.useUnicodeLineBreaker(new LineBreaks());
    builder.usePdfUaAccessibility(true);
    switch (letter.sheet()) {
      case A4 -> builder.useDefaultPageSize(210, 297, PageSizeUnits.MM);
      case US_LETTER -> builder.useDefaultPageSize(8.5f, 11, PageSizeUnits.INCHES);
    }
    builder.withProducer("Rimborso");
    builder.withHtmlContent(LetterHtml.of(letter), null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    builder.toStream(out);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.setListener(new Dated(letter.day()));
      renderer.createPDF();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return out.toByteArray();
  }

  /** Puts the letter's day where the library puts the moment of setting. */
  private record Dated(LocalDate day) implements PDFCreationListener {
    @Override
    public void preOpen(PdfBoxRenderer renderer) {}

    @Override
    public void preWrite(PdfBoxRenderer renderer, int pages) {}

    @Override
    public void onClose(PdfBoxRenderer renderer) {
      PDDocument document = renderer.getPdfDocument();
      document
          .getDocumentInformation()
          .setCreationDate(GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC)));
      // PDFBox makes the document's id of this number and the information, not of the time now.
      document.setDocumentId(day.toEpochDay());
    }
  }
}
