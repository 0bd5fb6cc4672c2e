package org.pledgetracker.core.recording;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.Append;

/**
 * The aggregates that were used lately, up to a bound. Another node may have changed one since: an append from a state that
 * is no longer the last one fails, and whatever else follows from a cached state is decided again, without this cache. So a
 * command's {@link Append} is told when one was found here.
 */
final class AggregateCache implements Cache {

    private static final int KEPT = 50_000;

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the signature is Axon's
    public <K, V> @Nullable V get(K key) {
        var append = Append.current();
        if (append == null) {
            return (V) entries.getIfPresent(key);
        }
        var kept = append.isFresh() ? null : entries.getIfPresent(key);
        if (kept != null) {
            append.startedFromKept();
        }
        return (V) kept;
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to this cache");
    }
}
