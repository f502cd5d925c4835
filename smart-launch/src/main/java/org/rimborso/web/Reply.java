package org.rimborso.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.CRC32;
import org.rimborso.web.view.Trouble;

/** What a handler answers. */
sealed interface Reply {

  /** A page from a template. */
  record Page(int status, String template, Map<String, Object> model) implements Reply {
    public Page {
      model = Map.copyOf(model);
    }
  }

  /** See another page (303). Only ever a target this app made itself. */
  record SeeOther(String location) implements Reply {}

  /** Something went wrong that has a page of its own. */
  record Failed(Trouble trouble) implements Reply {}

  /** Patient data that leave as a file. */
  record Export(Content content) implements Reply {}

  /**
   * Patient data that leave as a file that is made while it is sent.
   *
   * @param name of the file
   */
  record Stream(String type, String name, Body body) implements Reply {}

  /** Writes itself; whatever breaks breaks the answer off, so that half a file is seen as such. */
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Bytes as they are. */
  final class Content implements Reply {
    private final String type;
    private final byte[] bytes;

    Content(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes.clone();
    }

    String type() {
      return type;
    }

    /** Names these bytes among all that the same address ever gave. */
    String tag() {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      return "\"" + bytes.length + "-" + Long.toHexString(sum.getValue()) + "\"";
    }

    int length() {
      return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }
}
