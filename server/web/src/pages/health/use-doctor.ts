import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DoctorReport } from '../../../../doctor/report.js';
import { getJson, RequestFailed } from '../../api/get.js';

export interface Doctor {
  /** The last report there was, kept on show when a later one fails. */
  readonly report: DoctorReport | undefined;
  readonly failure: RequestFailed | undefined;
  readonly busy: boolean;
  readonly refresh: () => void;
}

const CALM_MS = 30_000;
const FAILING_MS = 5_000;

/** Asks now, then again and again while somebody looks; more often while the server is gone. */
export function useDoctor(): Doctor {
  const [report, setReport] = useState<DoctorReport>();
  const [failure, setFailure] = useState<RequestFailed>();
  const [busy, setBusy] = useState(false);
  const asking = useRef(false);

  const refresh = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    setBusy(true);
    try {
      setReport(await getJson<DoctorReport>('/api/doctor'));
      setFailure(undefined);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailed)) throw thrown;
      setFailure(thrown);
    } finally {
      asking.current = false;
      setBusy(false);
    }
  }, []);

  useEffect(() => {
    void refresh();
  }, [refresh]);

  const failing = failure !== undefined;
  useEffect(() => {
    const whenSeen = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const timer = setInterval(whenSeen, failing ? FAILING_MS : CALM_MS);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [refresh, failing]);

  return { report, failure, busy, refresh };
}
