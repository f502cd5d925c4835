package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.launch.front.Patience;

/**
 * Clients that keep connections by sending a byte now and then. How much others feel of them is
 * measured in {@code benchmarks}.
 */
class SlowClientsTest {
  private static final int GOOD = 200;
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30));

  @TempDir private Path folder;

  private static String begun(int which, TestApp app, String session) {
    String head =
        "POST /s/l1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
            + " application/x-www-form-urlencoded\r\nOrigin: "
            + app.origin()
            + "\r\nCookie: __Host-rimborso="
            + session
            + "\r\n";
    return switch (which % 3) {
      case 0 -> "";
      case 1 -> head + "X-Slow: ";
      default -> head + "Content-Length: 60000\r\n\r\n";
    };
  }

  private static void drip(List<Socket> slow) {
    for (Socket socket : slow) {
      try {
        socket.getOutputStream().write('a');
        socket.getOutputStream().flush();
      } catch (IOException dropped) {
        // As it should be; whether all of them are is looked at in the end.
      }
    }
  }

  private static boolean wasDropped(Socket socket) {
    try {
      socket.setSoTimeout(60_000);
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException stillThere) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void slowConnections_aHundred_areDroppedAndOthersAnswered() throws IOException {
    int number = Campaign.size(100, 1000);
    List<Socket> slow = new ArrayList<>();
    ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
    int answered = 0;
    try (TestApp app =
        new TestApp(
            folder, new ServerSettings("localhost", 0, Optional.empty(), Set.of()), SHORT)) {
      RawHttp http = new RawHttp(app.port());
      String session = http.login("l1", "biller");
      int before = app.reached();
      for (int i = 0; i < number; i++) {
        Socket socket = new Socket("localhost", app.port());
        socket.getOutputStream().write(begun(i, app, session).getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      ScheduledFuture<?> drops =
          dripping.scheduleWithFixedDelay(() -> drip(slow), 0, 200, TimeUnit.MILLISECONDS);
      for (int i = 0; i < GOOD; i++) {
        answered += http.get("/s/l1/accounts", session).status() == 200 ? 1 : 0;
      }
      long dropped = slow.stream().filter(SlowClientsTest::wasDropped).count();
      assertThat(drops.isDone()).isFalse();
      assertThat(answered).isEqualTo(GOOD);
      assertThat(dropped).isEqualTo(number);
      assertThat(app.reached()).isEqualTo(before + GOOD);
      Campaign.tell(
          "slow-connections",
          "%,d slow connections: %,d dropped; meanwhile %,d of %,d good requests answered"
              .formatted(number, dropped, answered, GOOD));
    } finally {
      dripping.shutdownNow();
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** The app stops at once: no thread is left that writes to somebody who does not read. */
  @Test
  void answer_thatIsNotTaken_isGivenUp() throws IOException {
    Patience patience =
        new Patience(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(8),
            Duration.ofMinutes(2));
    ServerSettings settings = new ServerSettings("localhost", 0, Optional.empty(), Set.of());
    try (TestApp app = new TestApp(folder, settings, patience);
        Socket lazy = new Socket()) {
      RawHttp http = new RawHttp(app.port());
      String session = http.login("l1", "biller");
      lazy.setReceiveBufferSize(4096);
      lazy.connect(new InetSocketAddress("localhost", app.port()));
      String big =
          "GET /s/l1/big HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-rimborso="
              + session
              + "\r\n\r\n";
      lazy.getOutputStream().write(big.getBytes(StandardCharsets.US_ASCII));
      String done = "route=\"/s/{launch}\",status=\"2xx\"";
      while (!http.request("GET", "/metrics").text().contains(done)) {
        Thread.onSpinWait();
      }
      assertThat(app.reached()).isEqualTo(1);
    }
  }
}
