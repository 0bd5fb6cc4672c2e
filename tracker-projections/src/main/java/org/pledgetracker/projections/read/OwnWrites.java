package org.pledgetracker.projections.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The last position that each account recorded on this node: its next read includes it. */
@Component
public final class OwnWrites {

    private static final int KEPT = 10_000;

    private final Map<String, Long> last = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    });

    public void recorded(String account, long position) {
        last.merge(account, position, Math::max);
    }

    /** The last position; 0 where it recorded nothing here. */
    public long lastOf(String account) {
        return last.getOrDefault(account, 0L);
    }
}
