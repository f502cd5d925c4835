package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class InflatedAheadTest {
  private static final byte[] TEXT =
      "one line of many\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

  private static InputStream ahead(byte[] zipped) throws IOException {
    return InflatedAhead.of(new Input("", () -> new ByteArrayInputStream(zipped)).open());
  }

  private static byte[] zipped() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(out)) {
      zip.write(TEXT);
    }
    return out.toByteArray();
  }

  @Test
  void read_aWholeStream_givesAllOfIt() throws IOException {
    try (InputStream in = ahead(zipped())) {
      assertThat(in.readAllBytes()).isEqualTo(TEXT);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[8])).isEqualTo(-1);
    }
  }

  @Test
  void read_aBrokenStream_givesWhatCameBeforeAndThenFails() throws IOException {
    byte[] whole = zipped();
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    try (InputStream in = ahead(half)) {
      assertThatThrownBy(() -> in.transferTo(came)).isInstanceOf(IOException.class);
      assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    }
    assertThat(came.size()).isBetween(TEXT.length / 4, TEXT.length);
    assertThat(came.toByteArray()).isEqualTo(Arrays.copyOf(TEXT, came.size()));
  }

  @Test
  void close_longBeforeTheEnd_endsTheThread() throws IOException {
    boolean[] closed = {false};
    InputStream source =
        new ByteArrayInputStream(TEXT) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    InputStream in = InflatedAhead.of(source);
    assertThat(in.read()).isEqualTo('o');
    in.close();
    assertThat(closed[0]).isTrue();
  }
}
