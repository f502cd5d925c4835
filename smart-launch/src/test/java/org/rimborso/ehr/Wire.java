package org.rimborso.ehr;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** The proxy's end of a connection to the app: what a network can do to an answer. */
public final class Wire {
  private final Socket client;

  Wire(Socket client) {
    this.client = client;
  }

  public void send(byte[] bytes) throws IOException {
    client.getOutputStream().write(bytes);
    client.getOutputStream().flush();
  }

  /** Sends the first bytes only. */
  public void send(byte[] bytes, int length) throws IOException {
    send(Arrays.copyOf(bytes, Math.min(length, bytes.length)));
  }

  /** Sends byte by byte, each a while after the other, until the app has had enough. */
  public void trickle(byte[] bytes, int millis) throws IOException {
    for (byte each : bytes) {
      send(new byte[] {each});
      if (!pause(millis)) {
        return;
      }
    }
  }

  /** Ends the connection as a crash does: reset, not closed. */
  public void reset() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  /** Keeps the connection, silent, until the app leaves. */
  public void hold() throws IOException {
    client.setSoTimeout(0);
    while (client.getInputStream().read() >= 0) {
      // Whatever it says, there is no answer.
    }
  }

  /** Waits; false once the app has left. */
  public boolean pause(int millis) throws IOException {
    client.setSoTimeout(millis);
    try {
      return client.getInputStream().read() >= 0;
    } catch (SocketTimeoutException over) {
      return true;
    }
  }
}
