/**
 * Says what changed without a word on the screen ("Сақталды", "Тізілімге жазылды"), when the
 * screen reader has finished its sentence. Keep it mounted: a region that arrives with its words is
 * not read.
 */
export function LiveStatus({ children }: { readonly children: string }) {
  return (
    <output className="visually-hidden" aria-live="polite">
      {children}
    </output>
  );
}
