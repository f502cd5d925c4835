package org.rimborso.launch.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, as it would be written. */
public final class CapturedLog implements AutoCloseable {
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
  private final JsonLines encoder = new JsonLines();
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          written.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
      };

  public CapturedLog() {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
  }

  /** Every event until now, as it would be written. */
  public List<String> events() {
    return List.copyOf(written);
  }

  /** All of it, as one text. */
  public String text() {
    return String.join("", written);
  }

  /** Logs this at a level that is always on. */
  void error(String message, Object... arguments) {
    root.getLoggerContext().getLogger(CapturedLog.class).setLevel(Level.ERROR);
    LoggerFactory.getLogger(CapturedLog.class).error(message, arguments);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
