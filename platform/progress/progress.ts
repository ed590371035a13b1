/** Where long work tells how far it is. Whoever starts the work decides how that is shown. */
export interface Progress {
  begin(task: { readonly label: string; readonly total?: number }): ProgressTask;
}

/** One piece of work. After `end`, nothing it is told is shown. */
export interface ProgressTask {
  at(done: number, news?: ProgressNews): void;
  advance(by?: number, news?: ProgressNews): void;
  /** `outcome` is shown in place of the note: "done", "failed", "1,204 examples". */
  end(outcome?: string): void;
}

export interface ProgressNews {
  readonly note?: string;
  /** For work that learns on the way how much there is. */
  readonly total?: number;
}

export interface TaskState {
  readonly label: string;
  readonly done: number;
  readonly total: number | undefined;
  readonly note: string | undefined;
}

/** What a renderer is: three moments of a task. */
export interface Renderer {
  begun(task: TaskState): void;
  moved(task: TaskState): void;
  ended(task: TaskState, outcome: string): void;
}

/** A fresh renderer for each task keeps their states apart. */
export function progressWith(rendererOf: () => Renderer): Progress {
  return {
    begin({ label, total }) {
      const renderer = rendererOf();
      let state: TaskState = { label, done: 0, total, note: undefined };
      let over = false;
      const at = (done: number, news: ProgressNews = {}) => {
        if (over) return;
        state = { label, done, total: news.total ?? state.total, note: news.note ?? state.note };
        renderer.moved(state);
      };
      renderer.begun(state);
      return {
        at,
        advance: (by = 1, news) => at(state.done + by, news),
        end(outcome = 'done') {
          if (over) return;
          over = true;
          renderer.ended(state, outcome);
        },
      };
    },
  };
}
