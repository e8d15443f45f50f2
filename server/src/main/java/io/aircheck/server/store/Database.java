package io.aircheck.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * An SQLite file with one connection, used by one platform thread: native calls pin the carrier of a virtual thread, so none
 * ever makes one. A caller's virtual thread waits for the answer, which costs nothing; and whoever asks sees all that was
 * written before.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("database").factory());
    private final SingleConnectionDataSource connection;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Ids ids;

    private Database(SingleConnectionDataSource connection) {
        this.connection = connection;
        this.client = JdbcClient.create(connection);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(connection));
        this.ids = Ids.after(client);
    }

    /**
     * Opens a file, makes it if there is none, and brings its tables up to date.
     *
     * @throws SQLException if the file cannot be opened or is no database
     */
    public static Database open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        Connection opened = config.createConnection("jdbc:sqlite:" + file);
        try {
            SingleConnectionDataSource connection = new SingleConnectionDataSource(opened, true);
            Schema.update(connection);
            return new Database(connection);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    public Ids ids() {
        return ids;
    }

    /** Asks, and waits for the answer. */
    public <T> T read(Function<JdbcClient, T> query) {
        return await(thread.submit(() -> query.apply(client)));
    }

    /** Changes in one transaction, and waits until it is done. */
    public void write(Consumer<JdbcClient> change) {
        await(thread.submit(() -> transactions.executeWithoutResult(_ -> change.accept(client)), true));
    }

    /** Changes in one transaction some time soon; a failure is logged. */
    public void writeLater(Consumer<JdbcClient> change) {
        thread.execute(() -> {
            try {
                transactions.executeWithoutResult(_ -> change.accept(client));
            } catch (RuntimeException e) {
                LOG.error("The database did not take a change; it goes on without it", e);
            }
        });
    }

    private static <T> T await(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException runtime) {
                        throw runtime;
                    }
                    throw new CompletionException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for all changes asked for, then closes the file. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.error("The database is still busy; its last changes may be missing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.destroy();
    }
}
